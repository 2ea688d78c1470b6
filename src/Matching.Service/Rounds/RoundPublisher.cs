using System.Text.Json;
using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.Service.Rounds;

/// <summary>Puts a plan on the desks in one transaction: proposals, standings, the stored round and its audit row, or nothing of it.</summary>
internal sealed class RoundPublisher(Database database, RoundSettings settings)
{
    private const int Attempts = 3;

    /// <summary>Publishes and returns the summary; null when another runner took the round over meanwhile.</summary>
    public async Task<RoundReport?> PublishAsync(
        RoundTake take, RoundInput input, RoundResult result, Func<IReadOnlyDictionary<string, double>> seconds, CancellationToken ct)
    {
        var stored = StoredRound.Of(input, result);
        Failpoint.Hit(Failpoint.Packed);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryPublishAsync(take, input, result, stored, seconds, ct);
            }
            catch (PostgresException crossed) when (attempt < Attempts && IsInEachOthersWay(crossed))
            {
                // A caseworker decided at the same moment. Nothing of this try is left; her decision stands.
            }
        }
    }

    private async Task<RoundReport?> TryPublishAsync(
        RoundTake take, RoundInput input, RoundResult result, StoredRound stored, Func<IReadOnlyDictionary<string, double>> seconds, CancellationToken ct)
    {
        Failpoint.Hit(Failpoint.PublishBegun);
        await using var session = await database.BeginAsync(DbAudience.Jobs, take.Area.Lead, ct: ct);
        if (!await take.HoldsAsync(session, ct))
            return null;
        Failpoint.Hit(Failpoint.Fenced);

        await PlanTables.FillAsync(session, input, result, ct);
        var changes = new List<MunicipalChanges>();
        foreach (var municipality in take.Area.Municipalities)
        {
            await session.EnterAsync(municipality, ct);
            var merged = await ProposalMerge.RunAsync(session, take.Id, input.ReadAt, ct);
            await StandingMerge.RunAsync(session, take.Id, ct);
            changes.Add(merged);
        }
        Failpoint.Hit(Failpoint.StandingsMerged);

        var summary = RoundReport.Of(input, result, seconds()) with
        {
            Round = take.Id,
            Attempt = take.Attempt,
            Inserted = changes.Sum(c => c.Inserted.Count),
            Updated = changes.Sum(c => c.Updated.Count),
            Withdrawn = changes.Sum(c => c.Withdrawn.Count),
            ChangedRows = changes.Sum(c => c.Count),
        };
        var warnings = input.Warnings().Concat(changes.SelectMany(c => c.Warnings)).ToList();
        await WriteRoundAsync(session, take, input, stored, summary, warnings, ct);
        Failpoint.Hit(Failpoint.RoundWritten);

        foreach (var change in changes)
        {
            await session.EnterAsync(change.Municipality, ct);
            await AuditTrail.AppendAsync(session, take.Actor, "round.published", "round", RoundAudit.IdOf(take.Id), "done",
                change.ForAudit(take, input, stored), ct);
        }
        Failpoint.Hit(Failpoint.Audited);
        await session.CommitAsync(ct);
        Failpoint.Hit(Failpoint.Committed);
        return summary;
    }

    private async Task WriteRoundAsync(
        DbSession session, RoundTake take, RoundInput input, StoredRound stored, RoundReport summary, List<RoundWarning> warnings, CancellationToken ct)
    {
        await session.EnterAsync(take.Area.Lead, ct);
        var written = await session.Connection.ExecuteAsync(new CommandDefinition("""
            update rounds set state = 'published', finished_at = clock_timestamp(), ranker = @Ranker, ranker_hash = @rankerHash,
              input_hash = @InputHash, snapshot = @Snapshot, snapshot_expires = @expires,
              result = @Result, result_hash = @ResultHash, summary = @summary::jsonb, warnings = @warnings::jsonb
            where id = @Id and epoch = @Epoch and state = 'running'
            """, new
        {
            take.Id,
            take.Epoch,
            summary.Ranker,
            rankerHash = input.Ranker.Scorer is null ? null : input.Ranker.Hash,
            InputHash = input.Hash,
            stored.Snapshot,
            expires = input.Snapshot.BusinessDate.AddDays(settings.SnapshotDays),
            stored.Result,
            stored.ResultHash,
            summary = JsonSerializer.Serialize(summary, RoundReport.Json),
            warnings = JsonSerializer.Serialize(warnings, RoundReport.Json),
        }, cancellationToken: ct));
        if (written != 1)
            throw new InvalidOperationException("The round's row was locked by this transaction and is gone all the same.");
    }

    private static bool IsInEachOthersWay(PostgresException error) => error.SqlState
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure;
}

/// <summary>The blobs of a round.</summary>
internal sealed record StoredRound(byte[] Snapshot, byte[] Result, byte[] ResultHash)
{
    public static StoredRound Of(RoundInput input, RoundResult result)
    {
        var bytes = SnapshotFormat.Write(result);
        return new(Packed.Pack(input.Bytes), Packed.Pack(bytes), SnapshotFormat.Hash(bytes));
    }
}
