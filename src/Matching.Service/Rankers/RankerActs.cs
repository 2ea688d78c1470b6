using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

public enum RankerAct : byte { Trained, Shipped, Shadowed, Unshadowed, Promoted, RolledBack, SwitchedOff }

/// <summary>One line of a ranker's history. A null champion is the weighted sum; a null name is no person.</summary>
public sealed record RankerActRow
{
    public required string Ranker { get; init; }
    public required string ActCode { get; init; }
    public string? ChampionBefore { get; init; }
    public string? ChampionAfter { get; init; }
    public required string Actor { get; init; }
    public string? ByName { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    public RankerAct Act => Code.Parse<RankerAct>(ActCode);
}

/// <summary>Who did what with which ranker, when and why: the history on the page, and what a step back goes back to.</summary>
internal static class RankerActs
{
    public static Task AddAsync(
        DbSession db, string ranker, RankerAct act, string actor, DateTimeOffset at, CancellationToken ct,
        string? before = null, string? after = null, long? account = null, string? reason = null) =>
        db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into ranker_acts (municipality_code, ranker_id, act, champion_before, champion_after, actor, account_id, reason, at)
            values (@Municipality, @ranker, @act, @before, @after, @actor, @account, @reason, @at)
            """, new { db.Municipality, ranker, act = Code.Of(act), before, after, actor, account, reason, at }, cancellationToken: ct));

    /// <summary>Newest first; of one ranker, or of all.</summary>
    public static async Task<IReadOnlyList<RankerActRow>> OfAsync(DbSession db, string? ranker, CancellationToken ct) =>
        (await db.Connection.QueryAsync<RankerActRow>(new CommandDefinition("""
            select r.ranker_id as ranker, r.act as act_code, r.champion_before, r.champion_after, r.actor, a.display_name as by_name, r.reason, r.at
            from ranker_acts r
            left join accounts a on a.id = r.account_id
            where @ranker::text is null or @ranker in (r.ranker_id, r.champion_before, r.champion_after)
            order by r.id desc
            """, new { ranker }, cancellationToken: ct))).AsList();

    /// <summary>The latest act that changed the champion; null when none ever did.</summary>
    public static async Task<RankerActRow?> LastChangeAsync(DbSession db, CancellationToken ct) =>
        await db.Connection.QueryFirstOrDefaultAsync<RankerActRow>(new CommandDefinition("""
            select ranker_id as ranker, act as act_code, champion_before, champion_after, actor, reason, at
            from ranker_acts
            where champion_before is distinct from champion_after
            order by id desc
            limit 1
            """, cancellationToken: ct));
}
