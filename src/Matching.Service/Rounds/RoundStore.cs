using System.Text.Json;
using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>A published round as the table holds it, without its snapshot.</summary>
public sealed record PublishedRound
{
    public required long Id { get; init; }
    public required int Attempt { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public required byte[] InputHash { get; init; }
    public required string Summary { get; init; }
    public DateTimeOffset FinishedAt { get; init; }

    internal bool HasInput(byte[] hash) => InputHash.AsSpan().SequenceEqual(hash);

    /// <summary>The summary as it was when published.</summary>
    public RoundReport AsPublished() => JsonSerializer.Deserialize<RoundReport>(Summary, RoundReport.Json)!;

    /// <summary>The summary for who ran the round again and changed nothing.</summary>
    internal RoundReport Unchanged() => AsPublished() with { ChangedRows = 0, Inserted = 0, Updated = 0, Withdrawn = 0 };
}

/// <summary>Reads stored rounds.</summary>
public static class RoundStore
{
    /// <summary>
    /// How the last night is found: by the date it was for, then by attempt. Not by number: an older date may be run again later, and its
    /// plan is then not the one that stands.
    /// </summary>
    internal const string LatestFirst = "order by business_date desc, attempt desc";

    /// <summary>The round whose plan stands for this date; without a date the latest of the area. Null when there is none.</summary>
    public static async Task<PublishedRound?> LatestPublishedAsync(
        Database database, RoundArea area, DateOnly? businessDate = null, CancellationToken ct = default)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        return await session.Connection.QuerySingleOrDefaultAsync<PublishedRound>(new CommandDefinition($"""
            select id, attempt, business_date, input_hash, summary::text as summary, finished_at
            from rounds
            where area_code = @Code and state = 'published' and (@businessDate::date is null or business_date = @businessDate)
            {LatestFirst} limit 1
            """, new { area.Code, businessDate }, cancellationToken: ct));
    }

    /// <summary>What a published round decided: ranks, points and everything else of that night. Null when there is no such round.</summary>
    public static async Task<RoundResult?> ResultAsync(Database database, RoundArea area, long round, CancellationToken ct = default)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        var packed = await session.Connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "select result from rounds where id = @round and area_code = @Code and state = 'published'", new { round, area.Code }, cancellationToken: ct));
        return packed is null ? null : SnapshotFormat.ReadResult(Packed.Unpack(packed));
    }

    internal static Task<byte[]?> LatestResultAsync(DbSession session, RoundArea area, DateOnly businessDate, CancellationToken ct) =>
        session.Connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition("""
            select result from rounds
            where area_code = @Code and business_date = @businessDate and state = 'published'
            order by attempt desc limit 1
            """, new { area.Code, businessDate }, cancellationToken: ct));
}
