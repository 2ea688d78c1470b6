using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>Puts what was postponed back on the desk on the day that was chosen.</summary>
internal sealed class PostponedReturn(Database database, TimeProvider time)
{
    /// <summary>Returns how many proposals of the municipality came back.</summary>
    public async Task<int> RunAsync(string municipality, CancellationToken ct = default)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        var back = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update proposals set status = 'open', postponed_until = null, version = version + 1, updated_at = @now
            where status = 'postponed' and postponed_until <= @today
            returning id
            """, new { now = time.GetUtcNow(), today = time.BusinessDate() }, cancellationToken: ct))).Order().ToList();
        if (back.Count == 0)
            return 0;
        await AuditTrail.AppendAsync(session, "job:sweep", "proposals.returned", "municipality", municipality, "done", new { proposals = back }, ct);
        await session.CommitAsync(ct);
        return back.Count;
    }
}
