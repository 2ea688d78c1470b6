using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>Takes a place at an opening, and clears the other desks when that was the last one.</summary>
public static class TakePlace
{
    /// <summary>False when the opening is full or no longer published.</summary>
    public static async Task<bool> TryAsync(DbSession db, long opening, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update openings set taken = taken + 1
            where id = @opening and status = 'published' and (capacity is null or taken < capacity)
            """, new { opening }, cancellationToken: ct)) == 1;

    /// <summary>Withdraws, in the whole area, the proposals that are still open on an opening without a free place. Returns how many.</summary>
    public static async Task<int> WithdrawOthersWhenFullAsync(DbSession db, long opening, DateTimeOffset now, CancellationToken ct)
    {
        var isFull = await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select taken >= capacity from openings where id = @opening and capacity is not null", new { opening }, cancellationToken: ct));
        return isFull
            ? await Neighbours.SumAsync(db, () => db.Connection.ExecuteAsync(new CommandDefinition("""
                update proposals
                set status = 'withdrawn', withdrawn_reason = 'full', version = version + 1, updated_at = @now
                where opening_id = @opening and status = 'open'
                """, new { opening, now }, cancellationToken: ct)), ct)
            : 0;
    }
}
