using System.Security.Cryptography;
using System.Text;
using Matching.Service.Jobs;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.TestKit;

/// <summary>
/// One PostgreSQL for all test projects of a clone that run side by side: the first starts it, the last stops it. It holds a
/// migrated template, so that a test class gets a database of its own in a fraction of a second.
/// </summary>
internal static class TestCluster
{
    private static readonly TimeSpan PatienceForOthers = TimeSpan.FromMinutes(3);

    private static readonly string TemplateName =
        "template_" + Digest([.. Migrations.All.SelectMany(migration => migration.Checksum), .. Encoding.UTF8.GetBytes("with scheduler")]);

    private static readonly Lazy<Task<PrivateCluster>> Running = new(StartAsync);

    private static readonly Lazy<Task<string>> MigratedTemplate = new(MakeTemplateAsync);

    /// <summary>Connection string of the login that may make databases.</summary>
    public static async Task<string> ConnectionStringAsync() => (await Running.Value).ConnectionString;

    /// <summary>Name of the migrated database that others are copied from. Nobody connects to it.</summary>
    public static Task<string> TemplateAsync() => MigratedTemplate.Value;

    /// <summary>The login's connection string with another database.</summary>
    public static async Task<string> ConnectionStringAsync(string database) =>
        new NpgsqlConnectionStringBuilder(await ConnectionStringAsync()) { Database = database }.ConnectionString;

    public static async Task ExecuteAsync(string sql)
    {
        await using var login = new NpgsqlConnection(await ConnectionStringAsync());
        await login.OpenAsync();
        await using var command = new NpgsqlCommand(sql, login) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PrivateCluster> StartAsync()
    {
        await FreshMachine.EnsurePostgreSqlAsync();
        Directory.CreateDirectory(Folder());
        // Held until the leftovers are gone: nobody makes a database meanwhile.
        using var turn = await FileLock.ExclusiveAsync(Path.Combine(Folder(), "start.lock"), PatienceForOthers);
        var cluster = await PrivateCluster.AttachOrStartAsync(
            Folder(), new PrivateClusterOptions(Durable: false, LastOneStops: true), Console.Error.WriteLine);
        if (cluster.Started)
            await DropLeftBehindAsync(cluster.ConnectionString);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster;
    }

    // A run that was killed leaves its databases; who starts the server is alone on it and clears them away.
    private static async Task DropLeftBehindAsync(string connectionString)
    {
        await using var login = new NpgsqlConnection(connectionString);
        await login.OpenAsync();
        var left = new List<string>();
        await using (var question = new NpgsqlCommand(
            "select datname from pg_database where datname ~ '^(test|empty|template)_' and datname <> $1", login)
        {
            Parameters = { new() { Value = TemplateName } },
        })
        await using (var rows = await question.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                left.Add(rows.GetString(0));
        foreach (var name in left)
        {
            await using var drop = new NpgsqlCommand($"drop database if exists {name}", login);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var cluster = await ConnectionStringAsync();
        var name = TemplateName;
        using var turn = await FileLock.ExclusiveAsync(Path.Combine(Folder(), name + ".lock"), PatienceForOthers);
        if (await ExistsAsync(cluster, name))
            return name;
        // Renamed when whole: an interrupted run leaves no half template.
        var unfinished = name + "_unfinished";
        await ExecuteAsync($"drop database if exists {unfinished} with (force)");
        await ExecuteAsync($"create database {unfinished}");
        await new Migrator(await ConnectionStringAsync(unfinished), QuartzSetup.ProvisionAsync).MigrateAsync();
        await ExecuteAsync($"alter database {unfinished} rename to {name}");
        return name;
    }

    private static async Task<bool> ExistsAsync(string cluster, string database)
    {
        await using var login = new NpgsqlConnection(cluster);
        await login.OpenAsync();
        await using var question = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", login)
        {
            Parameters = { new() { Value = database } },
        };
        return await question.ExecuteScalarAsync() is true;
    }

    // Per clone of the repository, so that two of them never meet, and per user, because the folder belongs to one.
    private static string Folder() => Path.Combine(
        Path.GetTempPath(), $"matching-tests-{Environment.UserName}-{Digest(Encoding.UTF8.GetBytes(Repository.Root))}");

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..10];
}
