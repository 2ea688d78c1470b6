using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>
/// A place that comes free is first for who waits longest: it is kept for some days, in which her caseworker asks her. Nobody is placed by
/// it, and who lets the days pass keeps her place in the row while the opening is open to everybody.
/// </summary>
public static class Turns
{
    /// <summary>
    /// Gives as many turns as there are free places, to who could take one, and takes them all back when there is none. Call it with the
    /// opening locked. Returns whether the free places are all kept for people who wait.
    /// </summary>
    public static async Task<bool> GiveAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        var free = await FreeAsync(db, opening, ct);
        var row = await RowAsync(db, opening, now, ct);
        if (row.Count == 0 || free is null)
            return false;
        if (free <= 0)
        {
            await SetAsync(db, row.Where(w => w.TurnAt is not null), null, ct);
            return false;
        }
        var active = row.Count(w => w.HasTurn(now));
        var next = row.Where(w => w.CanTake && w.TurnAt is null).Take(Math.Max(0, free.Value - active)).ToList();
        await SetAsync(db, next, now, ct);
        return active + next.Count >= free;
    }

    /// <summary>Whether every free place is kept for somebody else who waits.</summary>
    public static async Task<bool> AreForOthersAsync(DbSession db, long opening, long newcomer, DateTimeOffset now, CancellationToken ct)
    {
        var (places, hers) = await db.Connection.QuerySingleOrDefaultAsync<(int?, long?)>(new CommandDefinition("""
            select capacity - taken, (select w.id from waiting w where w.newcomer_id = @newcomer and w.opening_id = o.id and w.ended_at is null)
            from openings o
            where o.id = @opening and o.status = 'published'
            """, new { newcomer, opening }, cancellationToken: ct));
        if (places is not (> 0 and var free))
            return false;
        // With more turns than places, as when a host took places away, those who wait longest have them.
        var kept = (await RowAsync(db, opening, now, ct)).Where(w => w.HasTurn(now)).Take(free).ToList();
        return kept.Count == free && kept.All(w => w.Id != hers);
    }

    /// <summary>How many places are kept for people of the session's municipality, per opening: the night gives those to nobody.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> KeptAsync(DbSession db, DateOnly businessDate, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(long Opening, int Kept)>(new CommandDefinition("""
            select w.opening_id, count(*)::int
            from waiting w
            join openings o on o.id = w.opening_id
            where w.ended_at is null and (w.turn_at at time zone 'Europe/Amsterdam')::date > @since
              and can_take(w.newcomer_id, o.kind, @businessDate)
            group by w.opening_id
            """, new { businessDate, since = businessDate.AddDays(-InLine.TurnLasts.Days) }, cancellationToken: ct))).ToDictionary(k => k.Opening, k => k.Kept);

    /// <summary>As <see cref="KeptAsync"/>, over all municipalities that share the openings.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> KeptInAreaAsync(DbSession db, DateOnly businessDate, CancellationToken ct)
    {
        var all = new Dictionary<long, int>();
        await Neighbours.SumAsync(db, async () =>
        {
            foreach (var (opening, kept) in await KeptAsync(db, businessDate, ct))
                all[opening] = all.GetValueOrDefault(opening) + kept;
            return all.Count;
        }, ct);
        return all;
    }

    /// <summary>The opening with its kept places taken: none of them is free for whoever the night thinks of.</summary>
    public static Opening WithKept(this Opening opening, int kept) => kept > 0 && opening.Capacity is { Places: { } all, Taken: var taken }
        ? opening with { Capacity = new Capacity(all, Math.Min(all, taken + kept)) }
        : opening;

    private static async Task<IReadOnlyList<InLine>> RowAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct) =>
        [.. (await InLine.ReadAsync(db, [opening], BusinessCalendar.BusinessDateOf(now), ct))[opening]];

    private static async Task<int?> FreeAsync(DbSession db, long opening, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            "select capacity - taken from openings where id = @opening and status = 'published'", new { opening }, cancellationToken: ct));

    private static async Task SetAsync(DbSession db, IEnumerable<InLine> rows, DateTimeOffset? turn, CancellationToken ct)
    {
        var home = db.Municipality;
        foreach (var neighbour in rows.GroupBy(w => w.Municipality).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await db.EnterAsync(neighbour.Key, ct);
            await db.Connection.ExecuteAsync(new CommandDefinition(
                "update waiting set turn_at = @turn where id = any(@ids)", new { turn, ids = neighbour.Select(w => w.Id).ToArray() }, cancellationToken: ct));
        }
        await db.EnterAsync(home, ct);
    }
}
