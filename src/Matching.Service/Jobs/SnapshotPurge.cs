using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Jobs;

/// <summary>
/// Removes what is kept for a term that is over: snapshots (the round itself, its result and its hashes stay), and the answers that
/// wait for a retried write.
/// </summary>
internal sealed class SnapshotPurge(Database database, TimeProvider time) : IJobHandler
{
    /// <summary>Longer than anybody leaves a screen open and then sends it again.</summary>
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromDays(7);

    public async Task RunAsync(string args, CancellationToken ct)
    {
        foreach (var area in await RoundArea.AllAsync(database, ct))
        {
            await PurgeSnapshotsAsync(area, ct);
            await PurgeKeysAsync(area, ct);
        }
    }

    private async Task PurgeSnapshotsAsync(RoundArea area, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        var purged = (await session.Connection.QueryAsync<long>(new CommandDefinition("""
            update rounds set snapshot = null
            where area_code = @Code and snapshot is not null and snapshot_expires < @today
            returning id
            """, new { area.Code, today = time.BusinessDate() }, cancellationToken: ct))).Order().ToList();
        if (purged.Count == 0)
            return;
        await AuditTrail.AppendAsync(session, "job:purge-snapshots", "snapshots.purged", "area", area.Code, "done", new { rounds = purged }, ct);
        await session.CommitAsync(ct);
    }

    private async Task PurgeKeysAsync(RoundArea area, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        foreach (var municipality in area.Municipalities)
        {
            await session.EnterAsync(municipality, ct);
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "delete from idempotency_keys where created_at < @before",
                new { before = time.GetUtcNow() - KeysAreKept }, cancellationToken: ct));
        }
        await session.CommitAsync(ct);
    }
}
