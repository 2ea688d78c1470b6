using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>Nobody is proposed here for a while. Who has a place, or is thinking about one, keeps it.</summary>
[For(Role.Coordinator)]
public sealed record PauseOpening(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;

/// <summary>A paused opening joins the next night again.</summary>
[For(Role.Coordinator)]
public sealed record ResumeOpening(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class PauseOpeningHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<PauseOpening, Answer<OpeningOutcome>>, IRequestHandler<ResumeOpening, Answer<OpeningOutcome>>
{
    // The proposals are none of a coordinator's business: the database withdraws them (openings_leave_the_desks).
    public Task<Answer<OpeningOutcome>> Handle(PauseOpening request, CancellationToken cancellationToken) =>
        MoveAsync(request.Opening, request.Version, OpeningStatus.Published, OpeningStatus.Paused, OpeningResult.Paused, cancellationToken);

    public Task<Answer<OpeningOutcome>> Handle(ResumeOpening request, CancellationToken cancellationToken) =>
        MoveAsync(request.Opening, request.Version, OpeningStatus.Paused, OpeningStatus.Published, OpeningResult.Published, cancellationToken);

    private async Task<Answer<OpeningOutcome>> MoveAsync(
        OpeningId opening, int version, OpeningStatus from, OpeningStatus to, OpeningResult result, CancellationToken ct)
    {
        note.About("opening", opening.Value);
        if (await OwnOpening.LockAsync(db, actor, opening.Value, ct) is not { } row)
            return Refusal.NotFound(Say.It("Deze plek"));
        if (row.Status == Code.Of(to))
            return Says(new OpeningOutcome(result, opening, row.Version));
        if (row.Version != version)
            return Says(await OwnOpening.ChangedAsync(db, row, ct));
        if (row.Status != Code.Of(from))
            return new Refusal(RefusalKind.Invalid, Say.It("Dit kan alleen met een plek die open staat of pauze heeft."));
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set status = @status, version = version + 1, updated_at = @now where id = @Id",
            new { row.Id, status = Code.Of(to), now = clock.GetUtcNow() }, cancellationToken: ct));
        return Says(new OpeningOutcome(result, opening, row.Version + 1));
    }

    private OpeningOutcome Says(OpeningOutcome outcome)
    {
        note.Write(Code.Of(outcome.Result));
        return outcome;
    }
}
