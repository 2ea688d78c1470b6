using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>One champion goes, another comes, or the weighted sum; with who, when and why beside it.</summary>
internal static class ChampionChange
{
    public static async Task RunAsync(
        DbSession db, Actor actor, StoredRanker? from, StoredRanker? to, RankerAct act, string? reason, DateTimeOffset now, CancellationToken ct)
    {
        if (from is not null)
            await RankerStore.BecomesAsync(db, from.Id, RankerState.Retired, ct);
        if (to is not null)
            await RankerStore.BecomesAsync(db, to.Id, RankerState.Champion, ct);
        var about = act == RankerAct.Promoted ? to!.Id : (from ?? to)!.Id;
        await RankerActs.AddAsync(db, about, act, actor.AuditName(), now, ct, from?.Id, to?.Id, actor.Account, reason);
    }
}
