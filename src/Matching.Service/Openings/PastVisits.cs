using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>A one-off visit whose day is over closes by itself; what lay on the desks for it leaves with it (openings_leave_the_desks).</summary>
internal sealed class PastVisits(Database database, TimeProvider time)
{
    /// <summary>Returns how many visits of the municipality were closed.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        // In order of id, as everyone locks openings.
        var over = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            select id from openings
            where municipality_code = @municipality and status in ('published', 'paused') and requirements ->> 'form' = 'one_off' and ends < @today
            order by id
            for update
            """, new { municipality, today = time.BusinessDate() }, cancellationToken: ct))).AsList();
        if (over.Count == 0)
            return 0;
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "update openings set status = 'closed', version = version + 1, updated_at = @now where id = any(@over)",
            new { over = over.ToArray(), now = time.GetUtcNow() }, cancellationToken: ct));
        await AuditTrail.AppendAsync(session, "job:sweep", "openings.visits_over", "municipality", municipality, "done", new { openings = over }, ct);
        await session.CommitAsync(ct);
        return over.Count;
    }
}
