using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>Demo is not real: the database says which it is, once.</summary>
public sealed class InstallationTests
{
    private static readonly Installation Demo = new(InstallationKind.Demo, Seed: 7, People: 600, Openings: 400, new DateOnly(2026, 11, 20));

    [Fact]
    public async Task A_new_database_is_neither_demo_nor_real()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Null(await Installation.ReadAsync(database.Database));
    }

    [Fact]
    public async Task What_was_said_at_the_first_fill_is_read_back_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RecordAsync(database, Demo);
        Assert.Equal(Demo, await Installation.ReadAsync(database.Database));
        Assert.True(Demo.AllowsDemoLogin);
        Assert.False(Installation.Real.AllowsDemoLogin);
    }

    [Fact]
    public async Task A_demo_never_becomes_real_nor_a_real_one_a_demo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RecordAsync(database, Demo);
        await RecordAsync(database, Demo);
        await Assert.ThrowsAsync<DatabaseRefused>(() => RecordAsync(database, Installation.Real));

        await using var real = await TestDatabase.CreateAsync();
        await RecordAsync(real, Installation.Real);
        await Assert.ThrowsAsync<DatabaseRefused>(() => RecordAsync(real, Demo));
    }

    [Fact]
    public async Task No_audience_can_change_what_the_database_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RecordAsync(database, Installation.Real);
        foreach (var audience in AudienceRoles.All)
        {
            await using var connection = await database.Database.For(audience).OpenConnectionAsync();
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("update installation set kind = 'demo'"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Demo_accepts_an_empty_database_and_a_demo()
    {
        await using var empty = await EmptyDatabase.CreateAsync();
        await Installation.RequireDemoOrEmptyAsync(empty.ConnectionString);

        await using var database = await TestDatabase.CreateAsync();
        await Installation.RequireDemoOrEmptyAsync(database.ConnectionString);
        await RecordAsync(database, Demo);
        await Installation.RequireDemoOrEmptyAsync(database.ConnectionString);
    }

    [Fact]
    public async Task Demo_refuses_a_real_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RecordAsync(database, Installation.Real);
        var refused = await Assert.ThrowsAsync<DatabaseRefused>(() => Installation.RequireDemoOrEmptyAsync(database.ConnectionString));
        Assert.Contains("geen demo", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DatabaseRefused>(() => Installation.EmptyDemoAsync(database.ConnectionString));
        Assert.Equal(Installation.Real, await Installation.ReadAsync(database.Database));
    }

    [Fact]
    public async Task Demo_refuses_a_filled_database_that_never_said_what_it_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddMunicipalityAsync("GM9001");
        await Installation.RequireDemoOrEmptyAsync(database.ConnectionString);
        await Town.BuildAsync(database, "GM9009");

        var refused = await Assert.ThrowsAsync<DatabaseRefused>(() => Installation.EmptyDemoAsync(database.ConnectionString));

        Assert.Contains("nergens staat dat het een demo is", refused.Message, StringComparison.Ordinal);
        await using var session = await database.Database.BeginAsync(DbAudience.Desk, "GM9009");
        Assert.Equal(1, await session.Connection.ExecuteScalarAsync<int>("select count(*)::int from newcomers"));
    }

    [Fact]
    public async Task Demo_refuses_a_database_with_tables_of_somebody_else()
    {
        await using var foreign = await EmptyDatabase.CreateAsync();
        await using (var login = new NpgsqlConnection(foreign.ConnectionString))
            await login.ExecuteAsync("create schema other create table customers (id int)");
        await Assert.ThrowsAsync<DatabaseRefused>(() => Installation.RequireDemoOrEmptyAsync(foreign.ConnectionString));
    }

    [Fact]
    public async Task An_emptied_demo_can_be_filled_with_another_town_whose_ids_start_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RecordAsync(database, Demo);
        var first = await Town.BuildAsync(database, TestDatabase.Waterveen);

        await Installation.EmptyDemoAsync(database.ConnectionString);
        await new Migrator(database.ConnectionString).MigrateAsync();

        Assert.Null(await Installation.ReadAsync(database.Database));
        Assert.Equal(first, await Town.BuildAsync(database, TestDatabase.Waterveen));
    }

    private static async Task RecordAsync(TestDatabase database, Installation installation)
    {
        if (await HasNoMunicipalityAsync(database))
            await database.AddMunicipalityAsync("GM9009");
        await using var session = await database.Database.BeginAsync(DbAudience.Jobs, "GM9009");
        await installation.RecordAsync(session);
        await session.CommitAsync();
    }

    private static async Task<bool> HasNoMunicipalityAsync(TestDatabase database)
    {
        await using var connection = await database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*)::int from municipalities") == 0;
    }
}
