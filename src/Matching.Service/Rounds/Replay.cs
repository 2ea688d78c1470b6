using Dapper;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

public enum ReplayVerdict : byte
{
    /// <summary>Byte for byte the same.</summary>
    Identical,

    /// <summary>The engine decides otherwise now, or the stored result was changed.</summary>
    Different,

    /// <summary>The stored snapshot or result does not have the hash it was stored with.</summary>
    Tampered,

    /// <summary>The night was run by another version of the engine.</summary>
    OtherEngine,

    /// <summary>Its term is over: the snapshot was removed.</summary>
    SnapshotGone,

    /// <summary>The ranker of that night is not here any more, or its bytes are others.</summary>
    RankerGone,
    NoSuchRound,
}

/// <summary>How a replay ended; the engine's version of that night when it is another.</summary>
public sealed record ReplayOutcome(ReplayVerdict Verdict, string? EngineThen = null);

/// <summary>Runs a stored night again from its snapshot and compares what it decides, byte for byte. Writes nothing.</summary>
public sealed class Replay(Database database)
{
    public async Task<ReplayOutcome> RunAsync(RoundArea area, long round, CancellationToken ct = default)
    {
        if (await ReadAsync(area, round, ct) is not { } night)
            return new(ReplayVerdict.NoSuchRound);
        if (night.EngineVersion != EngineVersion.Current)
            return new(ReplayVerdict.OtherEngine, night.EngineVersion);
        if (night.Snapshot is null)
            return new(ReplayVerdict.SnapshotGone);
        if (Unpacked(night.Snapshot, night.InputHash) is not { } input || Unpacked(night.Result, night.ResultHash) is not { } stored)
            return new(ReplayVerdict.Tampered);
        var snapshot = SnapshotFormat.ReadSnapshot(input);
        if (await ScorerAsync(area, snapshot.Ranker, night.RankerHash, ct) is not { } scorer)
            return new(ReplayVerdict.RankerGone);
        var again = SnapshotFormat.Write(MatchingRound.Run(snapshot, scorer: scorer));
        return new(again.AsSpan().SequenceEqual(stored) ? ReplayVerdict.Identical : ReplayVerdict.Different);
    }

    private async Task<IScorer?> ScorerAsync(RoundArea area, string? ranker, byte[]? hash, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        return await NightScorer.FindAsync(session, ranker, hash, ct);
    }

    private static byte[]? Unpacked(byte[] packed, byte[] hash)
    {
        try
        {
            var bytes = Packed.Unpack(packed);
            return SnapshotFormat.Hash(bytes).AsSpan().SequenceEqual(hash) ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<StoredNight?> ReadAsync(RoundArea area, long round, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        return await session.Connection.QuerySingleOrDefaultAsync<StoredNight>(new CommandDefinition("""
            select engine_version, snapshot, input_hash, result, result_hash, ranker_hash
            from rounds where id = @round and area_code = @Code and state = 'published'
            """, new { round, area.Code }, cancellationToken: ct));
    }

    private sealed record StoredNight
    {
        public required string EngineVersion { get; init; }
        public byte[]? Snapshot { get; init; }
        public required byte[] InputHash { get; init; }
        public required byte[] Result { get; init; }
        public required byte[] ResultHash { get; init; }
        public byte[]? RankerHash { get; init; }
    }
}
