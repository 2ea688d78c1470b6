using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>Closes an opening of the own organisation; its open proposals leave the desks. Who has a place keeps it.</summary>
[For(Role.Coordinator)]
public sealed record CloseOpening(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class CloseOpeningHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<CloseOpening, Answer<OpeningOutcome>>
{
    public async Task<Answer<OpeningOutcome>> Handle(CloseOpening request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("opening", request.Opening.Value);
        if (await OwnOpening.LockAsync(db, actor, request.Opening.Value, ct) is not { } row)
            return Refusal.NotFound(Say.It("Deze plek"));
        if (row.Status == Code.Of(OpeningStatus.Closed))
            return Says(new OpeningOutcome(OpeningResult.Closed, request.Opening, row.Version));
        if (row.Version != request.Version)
            return Says(await OwnOpening.ChangedAsync(db, row, ct));

        // The proposals are none of her business: the database withdraws them (openings_leave_the_desks).
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set status = 'closed', version = version + 1, updated_at = @now where id = @Id",
            new { row.Id, now = clock.GetUtcNow() }, cancellationToken: ct));
        return Says(new OpeningOutcome(OpeningResult.Closed, request.Opening, row.Version + 1));
    }

    private OpeningOutcome Says(OpeningOutcome outcome)
    {
        note.Write(Code.Of(outcome.Result));
        return outcome;
    }
}
