using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>One person's place in the row for an opening.</summary>
public readonly record struct WaitingId(long Value);

/// <summary>A place in a row, of any municipality of the area: only what the order needs.</summary>
internal sealed record InLine(long Opening, long Id, DateTimeOffset Since, DateTimeOffset? TurnAt, string Municipality)
{
    /// <summary>How long a place is kept for who is first, before anybody may be asked: as long as a newcomer gets for her answer.</summary>
    public static TimeSpan TurnLasts { get; } = TimeSpan.FromDays(7);

    public bool HasTurn(DateTimeOffset now) => TurnAt > now - TurnLasts;

    /// <summary>Everybody who waits at these openings, first who waits longest.</summary>
    public static async Task<ILookup<long, InLine>> ReadAsync(DbSession db, long[] openings, CancellationToken ct)
    {
        var all = new List<InLine>();
        if (openings.Length > 0)
            await Neighbours.SumAsync(db, async () =>
            {
                all.AddRange(await db.Connection.QueryAsync<InLine>(new CommandDefinition("""
                    select opening_id as opening, id, since, turn_at, municipality_code as municipality
                    from waiting
                    where opening_id = any(@openings) and ended_at is null
                    """, new { openings }, cancellationToken: ct)));
                return 0;
            }, ct);
        return all.OrderBy(w => w.Since).ThenBy(w => w.Id).ToLookup(w => w.Opening);
    }
}
