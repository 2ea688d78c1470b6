using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>
/// What the last published night of an area looked at and decided, unpacked. It spans the walls of all municipalities of the area: who
/// gets it must take from it only what the one who asks may see (<see cref="OfMunicipality"/>).
/// </summary>
internal sealed record LatestNight
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _answers = new(StringComparer.Ordinal);

    public required long Round { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required RoundSnapshot Snapshot { get; init; }
    public required RoundResult Result { get; init; }

    /// <summary>The night's picture with only the people of one municipality, and everything they could go to.</summary>
    public RoundSnapshot OfMunicipality(string code) => Snapshot with
    {
        Newcomers = [.. Snapshot.Newcomers.Where(n => n.Municipality.Value == code)],
    };

    /// <summary>An answer about this night that takes long to compute: once per night, kept as long as the night is. Named by what it answers.</summary>
    public T Once<T>(string about, Func<T> answer) where T : notnull =>
        (T)_answers.GetOrAdd(about, _ => new Lazy<object>(() => answer())).Value;
}

/// <summary>Keeps the last night of each area in memory: unpacked once, replaced when a newer one was published. One per process.</summary>
internal sealed class LatestNights(Database database)
{
    private readonly ConcurrentDictionary<string, Kept> _byArea = new(StringComparer.Ordinal);

    /// <summary>
    /// The last night of the area that this municipality lies in. Null: none was published yet, its snapshot's term is over, or it was
    /// another version of the engine's.
    /// </summary>
    public async Task<LatestNight?> OfAsync(string municipality, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        var head = await session.Connection.QuerySingleOrDefaultAsync<Head>(new CommandDefinition("""
            select id, area_code
            from rounds
            where area_code = current_area() and state = 'published' and snapshot is not null and engine_version = @Current
            order by business_date desc, attempt desc
            limit 1
            """, new { EngineVersion.Current }, cancellationToken: ct));
        if (head is null)
            return null;
        var kept = _byArea.GetOrAdd(head.AreaCode, _ => new Kept());
        await kept.Door.WaitAsync(ct);
        try
        {
            return kept.Night?.Round == head.Id ? kept.Night : kept.Night = await LoadAsync(session, head.Id, ct);
        }
        finally
        {
            kept.Door.Release();
        }
    }

    private static async Task<LatestNight?> LoadAsync(DbSession session, long round, CancellationToken ct)
    {
        var stored = await session.Connection.QuerySingleAsync<Stored>(new CommandDefinition(
            "select business_date, finished_at, snapshot, result from rounds where id = @round", new { round }, cancellationToken: ct));
        try
        {
            return new LatestNight
            {
                Round = round,
                BusinessDate = stored.BusinessDate,
                FinishedAt = stored.FinishedAt,
                Snapshot = SnapshotFormat.ReadSnapshot(Packed.Unpack(stored.Snapshot)),
                Result = SnapshotFormat.ReadResult(Packed.Unpack(stored.Result)),
            };
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Door { get; } = new(1);
        public LatestNight? Night { get; set; }
    }

    private sealed record Head(long Id, string AreaCode);

    private sealed record Stored(DateOnly BusinessDate, DateTimeOffset FinishedAt, byte[] Snapshot, byte[] Result);
}
