using System.Diagnostics;
using System.Runtime.Versioning;
using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>A database of one's own: made once, attached to while it runs, back after any death, stopped by who started it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests : IAsyncLifetime
{
    private readonly List<string> _folders = [];
    private readonly List<PrivateCluster> _clusters = [];
    private string _state = "";

    public async ValueTask InitializeAsync()
    {
        await FreshMachine.EnsurePostgreSqlAsync();
        _state = NewFolder(Path.GetTempPath());
    }

    public async ValueTask DisposeAsync()
    {
        _clusters.Reverse();
        foreach (var cluster in _clusters)
            await cluster.DisposeAsync();
        foreach (var folder in _folders.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Several_at_once_make_one_server()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        Assert.Single(all, cluster => cluster.Started);
        Assert.Single(all.Select(ServerOf).Distinct());
    }

    [Fact]
    public async Task Who_started_it_stops_it_when_nobody_else_uses_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        Assert.Equal((true, false), (first.Started, second.Started));
        await second.DisposeAsync();
        await AskAsync(first);
        await first.DisposeAsync();
        Assert.False(File.Exists(NoteOf(first)));
    }

    [Fact]
    public async Task Who_started_it_leaves_it_to_who_still_uses_it()
    {
        var first = await StartAsync();
        var second = await StartAsync(new PrivateClusterOptions(Durable: false, LastOneStops: true));
        await first.DisposeAsync();
        await AskAsync(second);
        await second.DisposeAsync();
        Assert.False(File.Exists(NoteOf(second)));
    }

    [Fact]
    public async Task Killed_it_comes_back_with_what_was_committed()
    {
        var first = await StartAsync(new PrivateClusterOptions());
        await using (var login = new NpgsqlConnection(first.ConnectionString))
            await login.ExecuteAsync("create table kept (id int); insert into kept values (7)");
        NpgsqlConnection.ClearAllPools();
        using (var server = Process.GetProcessById(ServerOf(first)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        var second = await StartAsync(new PrivateClusterOptions());
        Assert.True(second.Started);
        await using var again = new NpgsqlConnection(second.ConnectionString);
        Assert.Equal(7, await again.ExecuteScalarAsync<int>("select id from kept"));
    }

    [Fact]
    public async Task The_server_leads_a_process_group_of_its_own_so_that_ctrl_c_does_not_reach_it()
    {
        var cluster = await StartAsync();
        var answer = await Command.RunAsync(["/bin/ps", "-o", "pgid=", "-p", $"{ServerOf(cluster)}"], null, default);
        Assert.Equal($"{ServerOf(cluster)}", answer.Output);
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_made_again()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(_state, "pg.new"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "15\n");
        await AskAsync(await StartAsync());
    }

    [Fact]
    public async Task Its_login_is_no_superuser_and_its_data_is_safe_and_nobody_else_may_enter()
    {
        var cluster = await StartAsync(new PrivateClusterOptions());
        await using var login = new NpgsqlConnection(cluster.ConnectionString);
        Assert.Equal(("off", "on", "on", ""), await login.QuerySingleAsync<(string, string, string, string)>("""
            select current_setting('is_superuser'), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('listen_addresses')
            """));
        Assert.Equal("UTF8/C", await login.ExecuteScalarAsync<string>(
            "select pg_encoding_to_char(encoding) || '/' || datcollate from pg_database where datname = current_database()"));
        foreach (var folder in new[] { cluster.DataFolder, new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host! })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task A_folder_with_a_long_name_gets_a_short_socket()
    {
        _state = NewFolder(Path.Combine(_state, new string('x', 90)));
        var cluster = await StartAsync();
        await AskAsync(cluster);
        _folders.Add(new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host!);
    }

    [Fact]
    public async Task A_folder_that_the_databases_user_cannot_reach_is_replaced_and_said_so_when_root()
    {
        var closed = NewFolder(_state);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _state = NewFolder(closed);
        var said = new List<string>();
        var cluster = await PrivateCluster.AttachOrStartAsync(_state, new PrivateClusterOptions(Durable: false), said.Add);
        _clusters.Add(cluster);
        await AskAsync(cluster);
        if (Environment.IsPrivilegedProcess)
        {
            _folders.Add(Path.GetDirectoryName(cluster.DataFolder)!);
            Assert.Contains(_state, Assert.Single(said), StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(said);
        }
    }

    [Fact]
    public async Task A_folder_closed_to_others_by_its_own_mode_alone_is_used_as_it_is()
    {
        File.SetUnixFileMode(_state, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var cluster = await StartAsync();
        Assert.StartsWith(_state, cluster.DataFolder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_made_is_named_with_the_way_out()
    {
        var file = Path.Combine(_state, "a-file");
        await File.WriteAllTextAsync(file, "");
        _state = Path.Combine(file, "folder");
        var missing = await Assert.ThrowsAsync<PrerequisiteMissing>(() => StartAsync());
        Assert.Contains(_state, missing.Message, StringComparison.Ordinal);
        Assert.Contains("MATCHING_STATE", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_folder_with_all_three_programs_of_a_new_enough_version_counts()
    {
        var whole = Programs("16", "initdb", "pg_ctl", "postgres");
        var old = Programs("14", "initdb", "pg_ctl", "postgres");
        var partial = Programs("16", "pg_ctl", "postgres");
        var found = await PostgresBinaries.AmongAsync([old, partial, Path.Combine(_state, "absent"), whole]);
        Assert.Equal([new PostgresBinaries(whole, 16)], found);
    }

    [Fact]
    public async Task Links_into_a_package_that_was_removed_do_not_count()
    {
        var linked = NewFolder(_state);
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
            File.CreateSymbolicLink(Path.Combine(linked, name), Path.Combine(_state, "removed", name));
        Assert.Empty(await PostgresBinaries.AmongAsync([linked]));
    }

    private string Programs(string version, params string[] names)
    {
        var folder = NewFolder(_state);
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.4 (Debian {version}.4-1)'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private async Task<PrivateCluster> StartAsync(PrivateClusterOptions? options = null)
    {
        var cluster = await PrivateCluster.AttachOrStartAsync(_state, options ?? new PrivateClusterOptions(Durable: false), _ => { });
        lock (_clusters)
            _clusters.Add(cluster);
        return cluster;
    }

    private static async Task AskAsync(PrivateCluster cluster)
    {
        await using var login = new NpgsqlConnection(cluster.ConnectionString);
        Assert.Equal(1, await login.ExecuteScalarAsync<int>("select 1"));
    }

    private static int ServerOf(PrivateCluster cluster) =>
        int.Parse(File.ReadLines(NoteOf(cluster)).First(), System.Globalization.CultureInfo.InvariantCulture);

    private static string NoteOf(PrivateCluster cluster) => Path.Combine(cluster.DataFolder, "postmaster.pid");

    private string NewFolder(string parent)
    {
        var folder = Path.Combine(parent, "m-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(folder);
        _folders.Insert(0, folder);
        return folder;
    }
}
