using Dapper;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Waiting;

/// <summary>One person's place in the row for an opening.</summary>
public readonly record struct WaitingId(long Value);

/// <summary>A place in a row, of any municipality of the area: only what the order needs.</summary>
internal sealed record InLine(long Opening, long Id, DateTimeOffset Since, DateTimeOffset? TurnAt, string Municipality, bool CanTake)
{
    /// <summary>
    /// How long a place is kept for who is first, before anybody may be asked: as long as a newcomer gets for her answer. The database
    /// knows it too (<c>put_back_proposals</c>).
    /// </summary>
    public static TimeSpan TurnLasts { get; } = TimeSpan.FromDays(7);

    /// <summary>Nothing is kept for who could not take it: she keeps her place in the row, and her days run on.</summary>
    public bool HasTurn(DateTimeOffset now) => CanTake && TurnAt > now - TurnLasts;

    /// <summary>Everybody who waits at these openings, first who waits longest.</summary>
    public static async Task<ILookup<long, InLine>> ReadAsync(DbSession db, long[] openings, DateOnly today, CancellationToken ct)
    {
        var all = new List<InLine>();
        if (openings.Length > 0)
            await Neighbours.SumAsync(db, async () =>
            {
                all.AddRange(await db.Connection.QueryAsync<InLine>(new CommandDefinition("""
                    select w.opening_id as opening, w.id, w.since, w.turn_at, w.municipality_code as municipality,
                      can_take(w.newcomer_id, o.kind, @today) as can_take
                    from waiting w
                    join openings o on o.id = w.opening_id
                    where w.opening_id = any(@openings) and w.ended_at is null
                    """, new { openings, today }, cancellationToken: ct)));
                return 0;
            }, ct);
        return all.OrderBy(w => w.Since).ThenBy(w => w.Id).ToLookup(w => w.Opening);
    }
}
