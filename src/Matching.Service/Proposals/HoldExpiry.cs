using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>
/// A place is held until the newcomer answers, and no longer than said: silence frees it. The proposal is withdrawn as
/// 'expired', so that a later night may bring it again.
/// </summary>
internal sealed class HoldExpiry(Database database, TimeProvider time)
{
    /// <summary>Ends the holds of a municipality whose time is over. Returns how many those were.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        // Openings first and in order of id, as everyone locks them; then nobody answers meanwhile.
        var due = (await session.Connection.QueryAsync<(long Hold, long Opening, long Proposal)>(new CommandDefinition("""
            select h.id, h.opening_id, h.proposal_id
            from holds h join openings o on o.id = h.opening_id
            where h.state = 'held' and h.expires_at <= @now
            order by h.opening_id, h.id
            for update of o, h
            """, new { now }, cancellationToken: ct))).AsList();
        if (due.Count == 0)
            return 0;
        await session.Connection.ExecuteAsync(new CommandDefinition("""
            update holds set state = 'expired', ended_at = @now where id = any(@holds);
            update proposals set status = 'withdrawn', withdrawn_reason = 'expired', version = version + 1, updated_at = @now
            where id = any(@proposals) and status = 'put_forward'
            """, new { now, holds = due.Select(d => d.Hold).ToArray(), proposals = due.Select(d => d.Proposal).ToArray() }, cancellationToken: ct));
        var back = 0;
        foreach (var (_, opening, _) in due)
            back += await FreePlace.ReleaseAsync(session, opening, now, ct);
        await AuditTrail.AppendAsync(session, "job:sweep", "holds.expired", "municipality", municipality, "done",
            new { holds = due.Select(d => d.Hold), proposalsBack = back }, ct);
        await session.CommitAsync(ct);
        return due.Count;
    }
}
