using Dapper;
using Matching.Service.Storage;
using Matching.Service.Waiting;

namespace Matching.Service.Proposals;

/// <summary>
/// A place comes free: by undo, by a no, or because nobody answered. The one place where that is done; the caller ends the hold,
/// in the same transaction.
/// </summary>
public static class FreePlace
{
    /// <summary>
    /// Gives the place back and puts the proposals that were withdrawn as 'full' on their desks again, in the whole area: the pair's
    /// latest, unless the person already has a hold or a placement of that kind. Returns how many came back.
    /// </summary>
    public static async Task<int> ReleaseAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set taken = taken - 1 where id = @opening", new { opening }, cancellationToken: ct));
        return await PutBackAsync(db, opening, now, ct);
    }

    /// <summary>
    /// Puts back what was withdrawn as 'full' when the opening has a free place now, whatever freed it. Who waits for it comes first: as
    /// long as every free place is kept for somebody who waits, only their own proposals come back.
    /// </summary>
    public static async Task<int> PutBackAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        var isKept = await Turns.GiveAsync(db, opening, now, ct);
        return await Neighbours.SumAsync(db, () => db.Connection.ExecuteAsync(new CommandDefinition("""
            update proposals p
            set status = 'open', withdrawn_reason = null, version = p.version + 1, updated_at = @now
            from openings o
            where p.opening_id = @opening and p.status = 'withdrawn' and p.withdrawn_reason = 'full'
              and o.id = p.opening_id and o.status = 'published' and (o.capacity is null or o.taken < o.capacity)
              and (not @isKept or exists (
                select from waiting w
                where w.newcomer_id = p.newcomer_id and w.opening_id = p.opening_id and w.ended_at is null and w.turn_at is not null))
              and not exists (
                select from proposals later
                where later.newcomer_id = p.newcomer_id and later.opening_id = p.opening_id and later.id > p.id)
              and not exists (
                select from holds h join openings held on held.id = h.opening_id
                where h.newcomer_id = p.newcomer_id and h.state = 'held' and held.kind = p.kind)
              and not exists (
                select from placements l join openings placed on placed.id = l.opening_id
                where l.newcomer_id = p.newcomer_id and l.state in ('agreed', 'introduced', 'started') and placed.kind = p.kind)
            """, new { opening, now, isKept }, cancellationToken: ct)), ct);
    }
}
