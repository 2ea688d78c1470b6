using System.Data;
using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>Nobody sees over the wall of a municipality, and a forgotten municipality is an error, never "nobody".</summary>
public sealed class WallsTests(Region region) : IClassFixture<Region>
{
    private readonly TestDatabase _database = region.Database;
    private readonly Town _here = region.Here;
    private readonly Town _there = region.Elsewhere;
    private readonly Town _nextDoor = region.NextDoor;

    [Fact]
    public async Task A_query_without_a_municipality_fails_loudly()
    {
        await using var desk = await _database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        foreach (var table in new[] { "newcomers", "openings", "accounts", "organisations" })
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => desk.ExecuteScalarAsync<int>($"select count(*)::int from {table}"));
            Assert.Equal("MA001", error.SqlState);
        }
    }

    [Fact]
    public async Task A_municipality_does_not_outlive_its_transaction()
    {
        await using var one = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Options = "-c role=matching_desk",
            MaxPoolSize = 1,
        });
        await using (var session = await DbSession.OpenAsync(one, new DatabaseMemory(), TestDatabase.Waterveen, IsolationLevel.ReadCommitted, default))
            await session.CommitAsync();
        await using var next = await one.OpenConnectionAsync();
        var error = await Assert.ThrowsAsync<PostgresException>(() => next.ExecuteScalarAsync<int>("select count(*)::int from newcomers"));
        Assert.Equal("MA001", error.SqlState);
    }

    [Fact]
    public async Task A_municipality_that_does_not_exist_is_an_error_where_the_area_counts()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, "GM0000");
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteScalarAsync<int>("select count(*)::int from openings"));
        Assert.Equal("MA001", error.SqlState);
    }

    [Fact]
    public async Task Another_municipalitys_people_cannot_be_seen_changed_or_added()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        Assert.Equal([_here.Newcomer], await session.Connection.QueryAsync<long>("select id from newcomers"));
        Assert.Equal(0, await session.Connection.ExecuteAsync(
            "update newcomers set version = version + 1 where id = @Newcomer", new { _there.Newcomer }));
        var error = await Assert.ThrowsAsync<PostgresException>(() => _there.AddNewcomerAsync(session));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task A_coordinator_puts_proposals_back_only_where_her_municipality_has_an_opening_or_people()
    {
        async Task<int> PutBackAsync(DbAudience audience, long opening)
        {
            await using var session = await _database.Database.BeginAsync(audience, TestDatabase.Waterveen);
            return await session.Connection.ExecuteScalarAsync<int>("select put_back_proposals(@opening, now())", new { opening });
        }

        Assert.Equal(0, await PutBackAsync(DbAudience.Coordinator, _here.Opening));
        Assert.Equal(0, await PutBackAsync(DbAudience.Desk, _nextDoor.Opening));
        foreach (var opening in new[] { _nextDoor.Opening, _there.Opening })
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => PutBackAsync(DbAudience.Coordinator, opening));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
        }
    }

    [Fact]
    public async Task A_row_cannot_point_over_the_wall()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        var foreignCaseworker = _here with { Caseworker = _there.Caseworker };
        var error = await Assert.ThrowsAsync<PostgresException>(() => foreignCaseworker.AddNewcomerAsync(session));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, error.SqlState);
    }

    [Fact]
    public async Task Openings_are_shared_within_the_area_and_only_there()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        Assert.Equal(
            [_here.Opening, _nextDoor.Opening],
            await session.Connection.QueryAsync<long>("select id from openings order by id"));
        Assert.Equal([_here.Newcomer], await session.Connection.QueryAsync<long>("select id from newcomers"));
    }

    [Fact]
    public async Task A_neighbours_opening_can_be_held_but_not_changed()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        Assert.True(await _nextDoor.TakeAsync(session));
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            session.Connection.ExecuteAsync("update openings set title = 'Anders' where id = @Opening", new { _nextDoor.Opening }));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task Work_for_an_area_goes_through_the_walls_one_municipality_at_a_time()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen, IsolationLevel.RepeatableRead);
        var seen = (await session.Connection.QueryAsync<long>("select id from newcomers")).ToList();
        await session.EnterAsync(_nextDoor.Municipality);
        seen.AddRange(await session.Connection.QueryAsync<long>("select id from newcomers"));
        Assert.Equal([_here.Newcomer, _nextDoor.Newcomer], seen);
    }

    [Theory]
    [InlineData("newcomers")]
    [InlineData("newcomer_names")]
    [InlineData("newcomer_limits")]
    [InlineData("newcomer_limits_known")]
    [InlineData("consents")]
    [InlineData("activities")]
    [InlineData("standings")]
    [InlineData("proposals")]
    [InlineData("decisions")]
    [InlineData("holds")]
    [InlineData("placements")]
    [InlineData("rounds")]
    [InlineData("audit")]
    public async Task A_coordinator_cannot_read_one_row_about_a_person(string table)
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Coordinator, TestDatabase.Waterveen);
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync($"select 1 from {table}"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task A_coordinator_can_post_and_edit_but_neither_check_nor_count()
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Coordinator, TestDatabase.Waterveen);
        var opening = await _here.AddOpeningAsync(session);
        await session.Connection.ExecuteAsync("update openings set title = 'Nieuw', version = version + 1 where id = @opening", new { opening });
        foreach (var forbidden in new[] { "taken = 0", "checked_at = now()", "checked_by = null" })
        {
            await session.Connection.ExecuteAsync("savepoint before");
            var error = await Assert.ThrowsAsync<PostgresException>(() =>
                session.Connection.ExecuteAsync($"update openings set {forbidden} where id = @opening", new { opening }));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
            await session.Connection.ExecuteAsync("rollback to savepoint before");
        }
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("result")]
    public async Task The_desk_cannot_read_what_a_round_holds_about_the_whole_area(string column)
    {
        await using var session = await _database.Database.BeginAsync(DbAudience.Desk, TestDatabase.Waterveen);
        Assert.Empty(await session.Connection.QueryAsync<long>("select id from rounds where state = 'published'"));
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync($"select {column} from rounds"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task Only_jobs_may_make_temporary_tables()
    {
        foreach (var audience in AudienceRoles.All)
        {
            await using var session = await _database.Database.BeginAsync(audience, TestDatabase.Waterveen);
            var making = () => session.Connection.ExecuteAsync("create temporary table scratch (id int) on commit drop");
            if (audience == DbAudience.Jobs)
                await making();
            else
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(making)).SqlState);
        }
    }
}
