using System.Security.Cryptography;
using Dapper;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>Where a ranker stands. A candidate waits, a shadow scores each night and shows nothing, the champion ranks.</summary>
public enum RankerState : byte { Candidate, Shadow, Champion, Retired }

/// <summary>A ranker as the table holds it.</summary>
public sealed record StoredRanker
{
    public required string Id { get; init; }
    public required string StateCode { get; init; }

    /// <summary><see cref="RankerManifest.Simulated"/>, or the code of the municipality whose decisions it learned from.</summary>
    public required string DataFrom { get; init; }
    public required byte[] File { get; init; }

    /// <summary>SHA-256 of the file when it came here.</summary>
    public required byte[] FileHash { get; init; }
    public required string Manifest { get; init; }
    public required string Metrics { get; init; }
    public required string Card { get; init; }

    /// <summary>Goes up at each change of state: an old screen is told so.</summary>
    public int Version { get; init; } = 1;
    public DateTimeOffset CreatedAt { get; init; }

    public RankerState State => Code.Parse<RankerState>(StateCode);

    public bool IsIntact => SHA256.HashData(File).AsSpan().SequenceEqual(FileHash);
}

/// <summary>The table of rankers, behind the wall of the session's municipality.</summary>
internal static class RankerStore
{
    private const string Columns =
        "id, state as state_code, data_from, file, file_hash, manifest::text as manifest, metrics::text as metrics, card, version, created_at";

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<StoredRanker>> AllAsync(DbSession db, CancellationToken ct) =>
        (await db.Connection.QueryAsync<StoredRanker>(new CommandDefinition(
            $"select {Columns} from rankers order by created_at desc, id desc", cancellationToken: ct))).AsList();

    public static async Task<StoredRanker?> FindAsync(DbSession db, string id, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<StoredRanker>(new CommandDefinition(
            $"select {Columns} from rankers where id = @id", new { id }, cancellationToken: ct));

    public static async Task<StoredRanker?> ChampionAsync(DbSession db, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<StoredRanker>(new CommandDefinition(
            $"select {Columns} from rankers where state = 'champion'", cancellationToken: ct));

    public static async Task<IReadOnlyList<StoredRanker>> ShadowsAsync(DbSession db, CancellationToken ct) =>
        (await db.Connection.QueryAsync<StoredRanker>(new CommandDefinition(
            $"select {Columns} from rankers where state = 'shadow' order by id", cancellationToken: ct))).AsList();

    /// <summary>Adds a candidate; false when this ranker is here already.</summary>
    public static async Task<bool> AddAsync(DbSession db, RankerPackage package, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into rankers (municipality_code, id, data_from, file, file_hash, manifest, metrics, card)
            values (@Municipality, @Id, @DataFrom, @File, @hash, @Manifest::jsonb, @Metrics::jsonb, @Card)
            on conflict do nothing
            """, new
        {
            db.Municipality,
            package.Id,
            package.DataFrom,
            package.File,
            hash = SHA256.HashData(package.File),
            package.Manifest,
            package.Metrics,
            package.Card,
        }, cancellationToken: ct)) == 1;

    public static Task MeasuredAsync(DbSession db, string id, string metrics, CancellationToken ct) =>
        db.Connection.ExecuteAsync(new CommandDefinition(
            "update rankers set metrics = @metrics::jsonb where id = @id", new { id, metrics }, cancellationToken: ct));

    /// <summary>Moves a ranker; who became champion leaves no other.</summary>
    public static Task BecomesAsync(DbSession db, string id, RankerState state, CancellationToken ct) =>
        db.Connection.ExecuteAsync(new CommandDefinition(
            "update rankers set state = @state, version = version + 1 where id = @id", new { id, state = Code.Of(state) }, cancellationToken: ct));
}
