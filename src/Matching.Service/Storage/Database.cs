using System.Data;
using System.Globalization;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>The way to the data: one pool of connections per audience. Thread-safe; one per process.</summary>
public sealed class Database : IAsyncDisposable
{
    private const int MostPrepared = 300;
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(3);

    private readonly Dictionary<DbAudience, NpgsqlDataSource> _sources;
    private readonly DatabaseMemory _memory = new();

    static Database() => DapperSetup.Register();

    /// <param name="connectionString">Of the login, which is a member of every audience's role.</param>
    public Database(string connectionString)
    {
        _sources = AudienceRoles.All.ToDictionary(audience => audience, audience => Open(connectionString, audience));
    }

    /// <summary>The pool of an audience. Prefer <see cref="BeginAsync"/>: tables with people in them refuse a query without a municipality.</summary>
    public NpgsqlDataSource For(DbAudience audience) => _sources[audience];

    /// <summary>Opens a transaction that sees the rows of one municipality (by its code, never empty) and what its area shares.</summary>
    public Task<DbSession> BeginAsync(
        DbAudience audience, string municipality, IsolationLevel isolation = IsolationLevel.ReadCommitted, CancellationToken ct = default) =>
        DbSession.OpenAsync(For(audience), _memory, municipality, isolation, ct);

    /// <summary>As <see cref="BeginAsync"/>, to look only: one moment, shared reads with the other queries of the page.</summary>
    internal Task<DbSession> BeginReadingAsync(DbAudience audience, string municipality, PageReads reads, CancellationToken ct) =>
        DbSession.OpenReadingAsync(For(audience), _memory, municipality, reads, ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync();
    }

    private static NpgsqlDataSource Open(string connectionString, DbAudience audience)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "matching " + audience.ToString().ToLowerInvariant(),
            // The server gives up first: it then says why.
            CommandTimeout = (int)audience.StatementTimeout().TotalSeconds + 5,
            // Row-level security makes planning dearer than most answers: a page's queries are planned once a connection. Jobs ask seldom, with much.
            MaxAutoPrepare = audience == DbAudience.Jobs ? 0 : MostPrepared,
            AutoPrepareMinUsages = 2,
        };
        // In the start-up packet, not by SET: these survive the reset between two users of a pooled connection.
        settings.Options = string.Join(' ',
            settings.Options,
            $"-c role={audience.Role()}",
            "-c timezone=UTC",
            // A town fits in memory or on flash: an index costs little more than reading on. The default is for turning disks.
            "-c random_page_cost=1.1",
            Timeout("statement_timeout", audience.StatementTimeout()),
            Timeout("lock_timeout", LockTimeout),
            Timeout("idle_in_transaction_session_timeout", audience.IdleTimeout())).Trim();
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            connection => RequireSettings(connection, audience), connection => RequireSettingsAsync(connection, audience));
        return builder.Build();
    }

    private static string Timeout(string name, TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"-c {name}={limit.TotalMilliseconds:0}");

    // A connection pooler in between may drop start-up options; then the walls would not stand.
    private const string SettingsStand = """
        select current_user = $1 and current_setting('timezone') = 'UTC' and current_setting('lock_timeout')::interval = $2
        """;

    private static void RequireSettings(NpgsqlConnection connection, DbAudience audience)
    {
        using var question = Question(connection, audience);
        Require(question.ExecuteScalar());
    }

    private static async Task RequireSettingsAsync(NpgsqlConnection connection, DbAudience audience)
    {
        await using var question = Question(connection, audience);
        Require(await question.ExecuteScalarAsync());
    }

    private static NpgsqlCommand Question(NpgsqlConnection connection, DbAudience audience) =>
        new(SettingsStand, connection) { Parameters = { new() { Value = audience.Role() }, new() { Value = LockTimeout } } };

    private static void Require(object? answer)
    {
        if (answer is not true)
            throw new DatabaseRefused(
                "De database neemt de instellingen van de verbinding (options) niet over: verbind Matching rechtstreeks met PostgreSQL, niet via een verbindingspool.");
    }
}
