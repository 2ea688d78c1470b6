using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>A database is brought up to date forward only, once, whole, and never behind somebody's back.</summary>
public sealed class MigratorTests
{
    private static readonly Migration First = new(1, "0001_first", "create table first (id int);");
    private static readonly Migration Second = new(2, "0002_second", "create table second (id int);");

    [Fact]
    public async Task An_empty_database_gets_every_migration_and_a_second_time_none()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        var migrator = new Migrator(database.ConnectionString);
        Assert.False(await migrator.IsUpToDateAsync());
        Assert.Equal(Migrations.All.Count, await migrator.MigrateAsync());
        Assert.Equal(0, await migrator.MigrateAsync());
        Assert.True(await migrator.IsUpToDateAsync());
    }

    [Fact]
    public async Task Only_the_new_ones_run()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await Of(database, First).MigrateAsync();
        Assert.False(await Of(database, First, Second).IsUpToDateAsync());
        Assert.Equal(1, await Of(database, First, Second).MigrateAsync());
    }

    [Fact]
    public async Task A_migration_that_changed_after_it_ran_is_refused_by_name()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await Of(database, First).MigrateAsync();
        var changed = First with { Sql = "create table first (id bigint);" };
        var refused = await Assert.ThrowsAsync<DatabaseRefused>(() =>
            Of(database, new Migration(changed.Version, changed.Name, changed.Sql), Second).MigrateAsync());
        Assert.Contains("0001_first", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], await TablesAsync(database));
    }

    [Fact]
    public async Task Other_line_ends_are_no_change()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await Of(database, new Migration(1, "0001_first", "create table first (\n  id int);\n")).MigrateAsync();
        Assert.Equal(0, await Of(database, new Migration(1, "0001_first", "create table first (\r\n  id int);\r\n")).MigrateAsync());
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await Of(database, First, Second).MigrateAsync();
        var refused = await Assert.ThrowsAsync<DatabaseRefused>(() => Of(database, First).MigrateAsync());
        Assert.Contains("nieuwere versie", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_tables_of_somebody_else_is_refused_and_left_alone()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await using (var login = new NpgsqlConnection(database.ConnectionString))
            await login.ExecuteAsync("create table customers (id int)");
        await Assert.ThrowsAsync<DatabaseRefused>(() => Of(database, First).MigrateAsync());
        Assert.Equal(["customers"], await TablesAsync(database));
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_and_runs_again()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        var broken = new Migration(2, "0002_second", "create table second (id int); select 1 / 0;");
        await Assert.ThrowsAsync<PostgresException>(() => Of(database, First, broken).MigrateAsync());
        Assert.Equal(["first"], await TablesAsync(database));
        Assert.Equal(1, await Of(database, First, Second).MigrateAsync());
    }

    [Fact]
    public async Task Several_at_once_apply_each_migration_once()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrator(database.ConnectionString).MigrateAsync()));
        Assert.Equal(Migrations.All.Count, applied.Sum());
        Assert.Single(applied, count => count > 0);
    }

    [Fact]
    public async Task The_scheduler_makes_its_tables_as_the_owner_and_jobs_may_use_them()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        var calls = 0;
        async Task Provision(NpgsqlDataSource owner)
        {
            calls++;
            await using var connection = await owner.OpenConnectionAsync();
            await connection.ExecuteAsync("create table if not exists qrtz_job_details (id int)");
        }

        await new Migrator(database.ConnectionString, Provision).MigrateAsync();
        await new Migrator(database.ConnectionString, Provision).MigrateAsync();
        Assert.Equal(1, calls);

        await using var login = new NpgsqlConnection(database.ConnectionString);
        await login.OpenAsync();
        Assert.Equal("matching_owner", await login.ExecuteScalarAsync<string>(
            "select tableowner from pg_tables where tablename = 'qrtz_job_details'"));
        await login.ExecuteAsync("set role matching_jobs; insert into qrtz_job_details values (1); delete from qrtz_job_details");
        await login.ExecuteAsync("reset role; set role matching_desk");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => login.ExecuteAsync("select * from qrtz_job_details"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_login_without_the_right_to_make_what_is_needed_is_told_what_to_ask()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await using var owner = new NpgsqlConnection(database.ConnectionString);
        var login = "weak_" + Guid.NewGuid().ToString("N")[..8];
        await owner.ExecuteAsync($"create role {login} login");
        try
        {
            var weak = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login }.ConnectionString;
            var missing = await Assert.ThrowsAsync<PrerequisiteMissing>(() => new Migrator(weak).MigrateAsync());
            Assert.Contains("CREATEROLE", missing.Message, StringComparison.Ordinal);
        }
        finally
        {
            // Its server process ends a moment after the connection; the database cannot be dropped under another's process.
            while (await owner.ExecuteScalarAsync<bool>("select exists (select from pg_stat_activity, pg_sleep(0.02) where usename = @login)", new { login }))
            {
            }
            await owner.ExecuteAsync($"drop role {login}");
        }
    }

    private static Migrator Of(EmptyDatabase database, params Migration[] migrations) =>
        new(database.ConnectionString, migrations: migrations);

    private static async Task<IEnumerable<string>> TablesAsync(EmptyDatabase database)
    {
        await using var login = new NpgsqlConnection(database.ConnectionString);
        return await login.QueryAsync<string>(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_version' order by 1");
    }
}
