using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>Lets a ranker score each night without showing anything, or stops that.</summary>
[For(Role.Manager)]
public sealed record ShadowRanker(string Ranker, int Version, bool On, string Key) : ICommand<RankerOutcome>, IIdempotent;

internal sealed class ShadowRankerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<ShadowRanker, Answer<RankerOutcome>>
{
    public async Task<Answer<RankerOutcome>> Handle(ShadowRanker request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("ranker", request.Ranker);
        await RankerLock.TakeAsync(db, ct);
        if (await RankerStore.FindAsync(db, request.Ranker, ct) is not { } ranker)
            return Refusal.NotFound(Say.It("Dit rekenmodel"));
        var fits = request.On ? ranker.State is RankerState.Candidate or RankerState.Retired : ranker.State == RankerState.Shadow;
        if (ranker.Version != request.Version || !fits)
            return note.Says(new RankerOutcome(RankerResult.Changed));
        if (request.On && RankerFile.Open(ranker).Scorer is null)
            return note.Says(new RankerOutcome(RankerResult.Unusable));

        await RankerStore.BecomesAsync(db, ranker.Id, request.On ? RankerState.Shadow : RankerState.Retired, ct);
        var champion = (await RankerStore.ChampionAsync(db, ct))?.Id;
        await RankerActs.AddAsync(
            db, ranker.Id, request.On ? RankerAct.Shadowed : RankerAct.Unshadowed, actor.AuditName(), clock.GetUtcNow(), ct, champion, champion, actor.Account);
        return note.Says(new RankerOutcome(RankerResult.Done) { Champion = champion });
    }
}
