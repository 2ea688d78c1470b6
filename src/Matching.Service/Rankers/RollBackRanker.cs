using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>
/// One click back: what ranked before the latest change ranks again, be it a ranker or the weighted sum. No gate is asked but that it
/// can be used at all; a second time goes forward again.
/// </summary>
[For(Role.Manager)]
public sealed record RollBackRanker(string? Reason, string Key) : ICommand<RankerOutcome>, IIdempotent;

internal sealed class RollBackRankerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<RollBackRanker, Answer<RankerOutcome>>
{
    public async Task<Answer<RankerOutcome>> Handle(RollBackRanker request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("ranker", "");
        await RankerLock.TakeAsync(db, ct);
        if (await LeadMunicipality.OtherAsync(db, ct) is { } lead)
            return note.Says(new RankerOutcome(RankerResult.NotTheLead) { Lead = lead });
        if (await RankerActs.LastChangeAsync(db, ct) is not { } change)
            return note.Says(new RankerOutcome(RankerResult.NothingBefore));

        var champion = await RankerStore.ChampionAsync(db, ct);
        var earlier = change.ChampionBefore is { } id ? await RankerStore.FindAsync(db, id, ct) : null;
        note.About("ranker", (earlier ?? champion)?.Id ?? "");
        if (earlier is not null && !await DemoOnly.AllowsAsync(db, earlier.DataFrom, ct))
            return note.Says(new RankerOutcome(RankerResult.SimulatedOnly));
        if (earlier is not null && RankerFile.Open(earlier).Scorer is null)
            return note.Says(new RankerOutcome(RankerResult.Unusable));

        await ChampionChange.RunAsync(db, actor, champion, earlier, RankerAct.RolledBack, request.Reason, clock.GetUtcNow(), ct);
        return note.Says(new RankerOutcome(RankerResult.Done) { Champion = earlier?.Id }, champion?.Id);
    }
}
