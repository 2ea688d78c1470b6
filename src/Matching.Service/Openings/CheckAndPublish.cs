using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>The municipal check of unpaid work: published when every condition is there, else a draft still, with what is missing.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record CheckAndPublish(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class CheckAndPublishHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<CheckAndPublish, Answer<OpeningOutcome>>
{
    public async Task<Answer<OpeningOutcome>> Handle(CheckAndPublish request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("opening", request.Opening.Value);
        if (await LockDraftAsync(request.Opening.Value, ct) is not { } row)
            return Refusal.NotFound(Say.It("Dit concept"));
        if (row.Status == Code.Of(OpeningStatus.Draft) && await IsKeptBackAsync(row.Id, ct))
            return new Refusal(RefusalKind.Invalid, Say.It("De organisatie houdt dit concept nog zelf. Zij plaatst het als het klaar is."));
        if (row.Version != request.Version || row.Status != Code.Of(OpeningStatus.Draft))
            return Says(await OwnOpening.ChangedAsync(db, row, ct));
        var missing = FairWorkConditions.Missing(row, RoundSettings.From(configuration).Policy, clock.BusinessDate());
        if (missing.Count > 0)
            return Says(new OpeningOutcome(OpeningResult.Draft, request.Opening, row.Version) { Missing = missing });

        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update openings
            set status = 'published', checked_by = @Account, checked_at = @now, version = version + 1, updated_at = @now
            where id = @Id
            """, new { row.Id, actor.Account, now = clock.GetUtcNow() }, cancellationToken: ct));
        return Says(new OpeningOutcome(OpeningResult.Published, request.Opening, row.Version + 1));
    }

    private async Task<bool> IsKeptBackAsync(long opening, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select kept_as_draft from openings where id = @opening", new { opening }, cancellationToken: ct));

    private async Task<OpeningRow?> LockDraftAsync(long opening, CancellationToken ct)
    {
        var isOurs = await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("""
            select id from openings
            where id = @opening and municipality_code = @Municipality and unpaid and kind in ('work_placement', 'taalstage')
            for update
            """, new { opening, db.Municipality }, cancellationToken: ct)) is not null;
        return isOurs && await OpeningReader.ReadAsync(db, id: opening, ct: ct) is [var row] ? row : null;
    }

    private OpeningOutcome Says(OpeningOutcome outcome)
    {
        note.Write(Code.Of(outcome.Result), new { missing = outcome.Missing.Select(Code.Of) });
        return outcome;
    }
}
