using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>Every connection works as its audience, within its limits, and time goes in and out as it was.</summary>
public sealed class DatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(DbAudience.Desk, "matching_desk", "15s", "30s")]
    [InlineData(DbAudience.Coordinator, "matching_coordinator", "15s", "30s")]
    [InlineData(DbAudience.Auditor, "matching_auditor", "15s", "30s")]
    [InlineData(DbAudience.Jobs, "matching_jobs", "10min", "2min")]
    public async Task A_connection_is_its_audience_and_gives_up_in_time(DbAudience audience, string role, string statement, string idle)
    {
        for (var use = 0; use < 2; use++)
        {
            await using var connection = await database.Database.For(audience).OpenConnectionAsync();
            Assert.Equal((role, statement, "3s", idle, "UTC"), await connection.QuerySingleAsync<(string, string, string, string, string)>("""
                select current_user::text, current_setting('statement_timeout'), current_setting('lock_timeout'),
                  current_setting('idle_in_transaction_session_timeout'), current_setting('timezone')
                """));
            await connection.ExecuteAsync("set lock_timeout = 0");
        }
    }

    [Fact]
    public async Task Disposing_a_session_twice_does_not_touch_whoever_has_its_connection_now()
    {
        await database.AddMunicipalityAsync("GM0777");
        var first = await database.Database.BeginAsync(DbAudience.Auditor, "GM0777");
        var backend = await BackendAsync(first);
        await first.DisposeAsync();
        await using var second = await database.Database.BeginAsync(DbAudience.Auditor, "GM0777");
        Assert.Equal(backend, await BackendAsync(second));

        await first.DisposeAsync();

        await second.CommitAsync();
    }

    private static Task<int> BackendAsync(DbSession session) => session.Connection.ExecuteScalarAsync<int>("select pg_backend_pid()");

    [Fact]
    public async Task A_moment_with_another_offset_comes_back_as_the_same_moment()
    {
        var moment = new DateTimeOffset(2026, 11, 21, 3, 30, 0, TimeSpan.FromHours(1));
        await using var desk = await database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        var row = await desk.QuerySingleAsync<Moments>("select @moment::timestamptz as first_at, null::timestamptz as last_at, array[1, 2] as numbers", new { moment });
        Assert.Equal(moment, row.FirstAt);
        Assert.Equal(TimeSpan.Zero, row.FirstAt.Offset);
        Assert.Null(row.LastAt);
        Assert.Equal([1, 2], row.Numbers);
    }

    [Fact]
    public async Task A_local_time_is_refused_instead_of_stored_an_hour_wrong()
    {
        await using var desk = await database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        var local = new DateTime(2026, 11, 21, 3, 30, 0, DateTimeKind.Local);
        await Assert.ThrowsAsync<ArgumentException>(() => desk.ExecuteScalarAsync<DateTime>("select @local::timestamptz", new { local }));
    }

    [Fact]
    public async Task A_session_without_commit_takes_everything_back()
    {
        await database.AddMunicipalityAsync("GM9011");
        await using (var session = await database.Database.BeginAsync(DbAudience.Jobs, "GM9011"))
            await session.Connection.ExecuteAsync("update municipalities set theme = 'paars' where code = 'GM9011'");
        await using var desk = await database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        Assert.Null(await desk.ExecuteScalarAsync<string>("select theme from municipalities where code = 'GM9011'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_session_without_a_municipality_does_not_open(string municipality) =>
        await Assert.ThrowsAsync<ArgumentException>(() => database.Database.BeginAsync(DbAudience.Desk, municipality));

    [Fact]
    public async Task A_waiting_write_gives_up_after_the_lock_timeout_not_the_statement_timeout()
    {
        await database.AddMunicipalityAsync("GM9012");
        await using var first = await database.Database.BeginAsync(DbAudience.Desk, "GM9012");
        await AuditTrail.AppendAsync(first, "account:1", "test", "test", "1", "done");
        await using var second = await database.Database.BeginAsync(DbAudience.Desk, "GM9012");
        await second.Connection.ExecuteAsync("set local lock_timeout = '20ms'");
        var error = await Assert.ThrowsAsync<PostgresException>(() => AuditTrail.AppendAsync(second, "account:1", "test", "test", "2", "done"));
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, error.SqlState);
    }

    private sealed record Moments(DateTimeOffset FirstAt, DateTimeOffset? LastAt, int[] Numbers);
}
