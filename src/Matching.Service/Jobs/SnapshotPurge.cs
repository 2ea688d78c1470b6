using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Jobs;

/// <summary>Removes the snapshots whose term is over. The round itself, its result and its hashes stay.</summary>
internal sealed class SnapshotPurge(Database database, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(string args, CancellationToken ct)
    {
        foreach (var area in await RoundArea.AllAsync(database, ct))
        {
            await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
            var purged = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
                update rounds set snapshot = null
                where area_code = @Code and snapshot is not null and snapshot_expires < @today
                returning id
                """, new { area.Code, today = time.BusinessDate() }, cancellationToken: ct))).Order().ToList();
            if (purged.Count == 0)
                continue;
            await AuditTrail.AppendAsync(session, "job:purge-snapshots", "snapshots.purged", "area", area.Code, "done", new { rounds = purged }, ct);
            await session.CommitAsync(ct);
        }
    }
}
