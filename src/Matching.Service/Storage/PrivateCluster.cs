using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;

namespace Matching.Service.Storage;

/// <summary>How a private cluster behaves.</summary>
/// <param name="Durable">False gives up safety against power loss for speed: tests.</param>
/// <param name="LastOneStops">False: who started it stops it, unless others use it. True: the last user stops it, whoever started it.</param>
public sealed record PrivateClusterOptions(bool Durable = true, bool LastOneStops = false);

/// <summary>
/// A PostgreSQL of one's own, made from the programs on this machine: on a Unix socket in a folder that only its user may
/// enter, without password or port. Attaches to the one that runs already, starts it otherwise. It outlives Ctrl-C and
/// <c>kill -9</c> of the application; disposing stops it if nobody else uses it.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private const string Login = "matching";
    private const string DatabaseName = "matching";
    private const string Superuser = "postgres";
    private static readonly TimeSpan PatienceForOthers = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PatienceForStaleLock = TimeSpan.FromSeconds(10);

    private readonly ClusterFolders _folders;
    private readonly PostgresBinaries? _startedWith;
    private readonly PrivateClusterOptions _options;
    private readonly FileLock _inUse;

    private PrivateCluster(ClusterFolders folders, PostgresBinaries? startedWith, PrivateClusterOptions options, FileLock inUse)
    {
        _folders = folders;
        _startedWith = startedWith;
        _options = options;
        _inUse = inUse;
    }

    /// <summary>For <see cref="Database"/> and <see cref="Migrator"/>: a login that may make databases and roles and is no superuser.</summary>
    public string ConnectionString => ConnectionTo(_folders, Login, DatabaseName);

    /// <summary>Whether this process started the server; false when it attached to a running one.</summary>
    public bool Started => _startedWith is not null;

    /// <summary>Where the data is.</summary>
    public string DataFolder => _folders.Data;

    /// <summary>Attaches to the cluster of a state folder, or makes and starts it. Progress goes to <paramref name="say"/>, one line each.</summary>
    /// <exception cref="PrerequisiteMissing">There is no PostgreSQL and it could not be installed, or the folder cannot be used.</exception>
    public static async Task<PrivateCluster> AttachOrStartAsync(
        string stateFolder, PrivateClusterOptions options, Action<string> say, CancellationToken ct = default)
    {
        if (OperatingSystem.IsWindows())
            throw new PrerequisiteMissing(
                "Op Windows start Matching geen eigen database: noem een PostgreSQL in ConnectionStrings__Matching, of werk in WSL.");
        // Before the folders: the package brings the user that they are for.
        await ClusterPrograms.EnsureInstalledAsync(say, ct);
        var folders = await ClusterFolders.PrepareAsync(stateFolder, say, ct);
        using var turn = await FileLock.ExclusiveAsync(folders.TurnLock, PatienceForOthers, ct);
        // Held for life and taken in turn: who finds nobody here may stop the server.
        var inUse = FileLock.TryShared(folders.UsersLock)
            ?? throw new InvalidOperationException($"{folders.UsersLock} is held outside its turn.");
        try
        {
            PostgresBinaries? startedWith = null;
            if (!await AnswersAsync(folders, ct))
            {
                startedWith = await ClusterPrograms.ForAsync(folders.Data, ct);
                await CreateAsync(folders, startedWith, options, ct);
                await StartAsync(folders, startedWith, options, ct);
            }
            await EnsureLoginAsync(folders, ct);
            return new PrivateCluster(folders, startedWith, options, inUse);
        }
        catch
        {
            inUse.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var turn = await FileLock.ExclusiveAsync(_folders.TurnLock, PatienceForOthers);
        _inUse.Dispose();
        if (!Started && !_options.LastOneStops)
            return;
        using var alone = FileLock.TryExclusive(_folders.UsersLock);
        if (alone is null)
            return;
        var binaries = _startedWith ?? await ClusterPrograms.ForAsync(_folders.Data, CancellationToken.None);
        await Command.RunAsync(
            [binaries.PathOf("pg_ctl"), "stop", "-D", _folders.Data, "-m", "fast", "-w", "-t", "30"], _folders.User, CancellationToken.None);
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task CreateAsync(
        ClusterFolders folders, PostgresBinaries binaries, PrivateClusterOptions options, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(folders.Data, "PG_VERSION")))
            return;
        // Made beside its place and moved when whole: an interrupted initdb leaves nothing that looks like a database.
        if (Directory.Exists(folders.Unfinished))
            Directory.Delete(folders.Unfinished, recursive: true);
        await ClusterFolders.OwnFolderAsync(folders.Unfinished, folders.User, ct);
        string[] initdb =
        [
            binaries.PathOf("initdb"), "-D", folders.Unfinished, "-U", Superuser, "-E", "UTF8", "--locale=C", "-A", "trust",
            .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var made = await Command.RunAsync(initdb, folders.User, ct);
        if (made.ExitCode != 0)
            throw new InvalidOperationException($"initdb of PostgreSQL {binaries.Major} failed: {made.Output}");
        Directory.Move(folders.Unfinished, folders.Data);
    }

    private static async Task StartAsync(ClusterFolders folders, PostgresBinaries binaries, PrivateClusterOptions options, CancellationToken ct)
    {
        await ClusterSettings.WriteAsync(folders, options, ct);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            // pg_ctl puts the server in a session of its own, so that Ctrl-C in a terminal does not reach it.
            var start = await Command.RunAsync(
                [binaries.PathOf("pg_ctl"), "start", "-D", folders.Data, "-l", folders.Log, "-w", "-t", "60"], folders.User, ct);
            if (start.ExitCode == 0)
                return;
            // A server that was killed leaves its lock file, and for a moment its children.
            if (waiting.Elapsed > PatienceForStaleLock)
                throw new InvalidOperationException($"PostgreSQL {binaries.Major} did not start, see {folders.Log}: {start.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
    }

    private static async Task<bool> AnswersAsync(ClusterFolders folders, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folders.Data, "postmaster.pid")))
            return false;
        try
        {
            await using var superuser = new NpgsqlConnection(ConnectionTo(folders, Superuser, "postgres"));
            await superuser.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task EnsureLoginAsync(ClusterFolders folders, CancellationToken ct)
    {
        await using var superuser = new NpgsqlConnection(ConnectionTo(folders, Superuser, "postgres"));
        await superuser.OpenAsync(ct);
        if (!await ExistsAsync($"select exists (select from pg_roles where rolname = '{Login}')"))
            await ExecuteAsync($"create role {Login} login createrole createdb");
        if (!await ExistsAsync($"select exists (select from pg_database where datname = '{DatabaseName}')"))
            await ExecuteAsync($"create database {DatabaseName} owner {Login}");

        async Task<bool> ExistsAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, superuser);
            return await command.ExecuteScalarAsync(ct) is true;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, superuser);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static string ConnectionTo(ClusterFolders folders, string user, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = ClusterSettings.SocketOfRunning(folders) ?? folders.Socket,
        Username = user,
        Database = database,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = user != Superuser,
    }.ConnectionString;
}
