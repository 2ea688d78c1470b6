using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>
/// What the last published night of an area looked at and decided, unpacked. It spans the walls of all municipalities of the area: who
/// gets it must take from it only what the one who asks may see (<see cref="OfMunicipality"/>).
/// </summary>
internal sealed record LatestNight
{
    private readonly ConcurrentDictionary<string, Remembered> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Begun> _begun = new(StringComparer.Ordinal);

    public required long Round { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required RoundSnapshot Snapshot { get; init; }
    public required RoundResult Result { get; init; }

    /// <summary>What gave this night its points; null when that ranker is not here any more: then points cannot be computed again.</summary>
    public required IScorer? Scorer { get; init; }

    /// <summary>The night's picture with only the people of one municipality, and everything they could go to.</summary>
    public RoundSnapshot OfMunicipality(string code) => Snapshot with
    {
        Newcomers = [.. Snapshot.Newcomers.Where(n => n.Municipality.Value == code)],
    };

    /// <summary>
    /// An answer about this night that takes long to compute: kept as long as the night is. One that failed is not kept.
    /// </summary>
    /// <param name="about">Names what it answers.</param>
    /// <param name="answer">Computes it.</param>
    /// <param name="seen">Tells apart what else went in beside the night: an answer on other facts is computed again and replaces it.</param>
    public T Once<T>(string about, Func<T> answer, string seen = "") where T : notnull
    {
        var kept = _answers.AddOrUpdate(about, _ => Compute(), (_, old) => old.Seen == seen ? old : Compute());
        try
        {
            return (T)kept.Answer.Value;
        }
        catch
        {
            _answers.TryRemove(new(about, kept));
            throw;
        }

        Remembered Compute() => new(seen, new Lazy<object>(() => answer()));
    }

    /// <summary>As <see cref="Once"/>, on a thread of its own, so that pages find theirs free: who cannot wait may look again later.</summary>
    public async Task<T> OnceAsync<T>(string about, Func<T> answer, string seen = "") where T : notnull
    {
        var begun = _begun.AddOrUpdate(about, _ => Begin(), (_, old) => old.Seen == seen && !old.Work.IsFaulted ? old : Begin());
        return (T)await begun.Work;

        Begun Begin() => new(seen, Task.Factory.StartNew(
            () => (object)Once(about, answer, seen), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }

    private sealed record Begun(string Seen, Task<object> Work);

    private sealed record Remembered(string Seen, Lazy<object> Answer);
}

/// <summary>Keeps the last night of each area in memory: unpacked once, replaced when a newer one was published. One per process.</summary>
internal sealed class LatestNights(Database database)
{
    private readonly ConcurrentDictionary<string, Kept> _byArea = new(StringComparer.Ordinal);

    /// <summary>
    /// The last night of the area that this municipality lies in, and never an older one: what it says must be about what lies on the
    /// desks. Null: none was published yet, its snapshot's term is over, or it was another version of the engine's.
    /// </summary>
    public async Task<LatestNight?> OfAsync(string municipality, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        var head = await session.Connection.QuerySingleAsync<Head>(new CommandDefinition($"""
            select current_area() as area_code, r.id, r.ranker_hash, coalesce(r.is_readable, false) as is_readable
            from (select) one
            left join lateral (
              select id, ranker_hash, snapshot is not null and engine_version = @Current as is_readable
              from rounds
              where area_code = current_area() and state = 'published'
              {RoundStore.LatestFirst}
              limit 1) r on true
            """, new { EngineVersion.Current }, cancellationToken: ct));
        if (head is not { Id: { } round, IsReadable: true })
        {
            // What may not be looked at any more does not stay in memory either.
            _byArea.TryRemove(head.AreaCode, out _);
            return null;
        }
        var kept = _byArea.GetOrAdd(head.AreaCode, _ => new Kept());
        await kept.Door.WaitAsync(ct);
        try
        {
            return kept.Night?.Round == round ? kept.Night : kept.Night = await LoadAsync(session, round, head.RankerHash, ct);
        }
        finally
        {
            kept.Door.Release();
        }
    }

    /// <summary>As <see cref="OfAsync(string, CancellationToken)"/>, asked once for all queries of a page.</summary>
    public Task<LatestNight?> OfAsync(DbSession db, CancellationToken ct) => db.OnceAsync("latest night", () => OfAsync(db.Municipality, ct));

    private static async Task<LatestNight?> LoadAsync(DbSession session, long round, byte[]? rankerHash, CancellationToken ct)
    {
        var stored = await session.Connection.QuerySingleAsync<Stored>(new CommandDefinition(
            "select business_date, finished_at, snapshot, result from rounds where id = @round", new { round }, cancellationToken: ct));
        try
        {
            var snapshot = SnapshotFormat.ReadSnapshot(Packed.Unpack(stored.Snapshot));
            return new LatestNight
            {
                Round = round,
                BusinessDate = stored.BusinessDate,
                FinishedAt = stored.FinishedAt,
                Snapshot = snapshot,
                Result = SnapshotFormat.ReadResult(Packed.Unpack(stored.Result)),
                Scorer = await NightScorer.FindAsync(session, snapshot.Ranker, rankerHash, ct),
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

    private sealed record Head(string AreaCode, long? Id, byte[]? RankerHash, bool IsReadable);

    private sealed record Stored(DateOnly BusinessDate, DateTimeOffset FinishedAt, byte[] Snapshot, byte[] Result);
}
