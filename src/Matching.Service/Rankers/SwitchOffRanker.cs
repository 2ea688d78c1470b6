using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Rankers;

/// <summary>No ranker: from tonight the transparent weighted sum ranks.</summary>
[For(Role.Manager)]
public sealed record SwitchOffRanker(string? Reason, string Key) : ICommand<RankerOutcome>, IIdempotent;

internal sealed class SwitchOffRankerHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<SwitchOffRanker, Answer<RankerOutcome>>
{
    public async Task<Answer<RankerOutcome>> Handle(SwitchOffRanker request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("ranker", "");
        await RankerLock.TakeAsync(db, ct);
        if (await RankerStore.ChampionAsync(db, ct) is not { } champion)
            return note.Says(new RankerOutcome(RankerResult.Changed));
        note.About("ranker", champion.Id);
        await ChampionChange.RunAsync(db, actor, champion, null, RankerAct.SwitchedOff, request.Reason, clock.GetUtcNow(), ct);
        return note.Says(new RankerOutcome(RankerResult.Done), champion.Id);
    }
}
