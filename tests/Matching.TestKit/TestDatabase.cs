using Dapper;
using Matching.Service.Storage;
using Npgsql;
using Xunit;

namespace Matching.TestKit;

/// <summary>
/// A migrated, empty database of one's own: <c>IClassFixture&lt;TestDatabase&gt;</c> for a test class, or
/// <c>await using var database = await TestDatabase.CreateAsync()</c> for a single test. Dropped at the end.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    /// <summary>Code of the invented municipality that <see cref="AddMunicipalityAsync"/> adds when not told otherwise.</summary>
    public const string Waterveen = "GM9001";

    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private Database? _database;

    /// <summary>Of the login, as <see cref="Migrator"/> and the whole service take it.</summary>
    public string ConnectionString { get; private set; } = "";

    public Database Database => _database ?? throw new InvalidOperationException("The test database has not been made yet.");

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        await TestCluster.ExecuteAsync($"create database {_name} template {await TestCluster.TemplateAsync()}");
        ConnectionString = await TestCluster.ConnectionStringAsync(_name);
        await using (var login = new NpgsqlConnection(ConnectionString))
        {
            await login.OpenAsync();
            await Roles.OpenDatabaseAsync(login, CancellationToken.None);
        }
        _database = new Database(ConnectionString);
    }

    /// <summary>Adds a municipality, and its area when that is new. By default the area is the municipality alone.</summary>
    public async Task AddMunicipalityAsync(string code = Waterveen, string? area = null)
    {
        await using var jobs = await Database.For(DbAudience.Jobs).OpenConnectionAsync();
        await jobs.ExecuteAsync("""
            insert into areas (code, name) values (@area, @area) on conflict do nothing;
            insert into municipalities (code, name, area_code) values (@code, 'Gemeente Waterveen', @area);
            """, new { code, area = area ?? code });
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        await TestCluster.ExecuteAsync($"drop database if exists {_name} with (force)");
    }
}

/// <summary>An empty database that nothing was migrated into: for tests of the migrator itself.</summary>
public sealed class EmptyDatabase : IAsyncLifetime
{
    private readonly string _name = $"empty_{Guid.NewGuid():N}";

    public string ConnectionString { get; private set; } = "";

    public static async Task<EmptyDatabase> CreateAsync()
    {
        var database = new EmptyDatabase();
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        await TestCluster.ExecuteAsync($"create database {_name}");
        ConnectionString = await TestCluster.ConnectionStringAsync(_name);
    }

    public async ValueTask DisposeAsync() => await TestCluster.ExecuteAsync($"drop database if exists {_name} with (force)");
}
