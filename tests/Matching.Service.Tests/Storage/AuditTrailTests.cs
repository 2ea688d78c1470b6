using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>The trail is append-only, chained, whole, and goes with the change it tells of.</summary>
public sealed class AuditTrailTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly string _municipality = $"GM{Interlocked.Increment(ref s_last)}";

    private static int s_last = 1000;

    public async ValueTask InitializeAsync() => await database.AddMunicipalityAsync(_municipality);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Rows_are_numbered_per_municipality_and_the_chain_is_whole()
    {
        Assert.Null(await VerifyAsync());
        Assert.Equal(1, await AppendAsync());
        Assert.Equal(2, await AppendAsync());
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_change_that_is_taken_back_leaves_no_row_and_no_gap()
    {
        await AppendAsync();
        await using (var session = await BeginAsync())
            await AppendAsync(session);
        Assert.Equal(2, await AppendAsync());
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Writers_at_the_same_time_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AppendAsync()));
        await using var session = await BeginAsync();
        Assert.Equal(Enumerable.Range(1, 20), await session.Connection.QueryAsync<int>("select seq::int from audit order by seq"));
        Assert.Null(await AuditTrail.VerifyAsync(session));
    }

    [Theory]
    [InlineData("update audit set result = 'other' where seq = 2", 2)]
    [InlineData("update audit set at = at + interval '1 microsecond' where seq = 2", 2)]
    [InlineData("update audit set details = '{\"count\": 4}' where seq = 3", 3)]
    [InlineData("update audit set actor = object_id, object_id = actor where seq = 1", 1)]
    [InlineData("delete from audit where seq = 2", 2)]
    [InlineData("delete from audit where seq = 4", 4)]
    [InlineData("delete from audit", 1)]
    [InlineData("update audit set seq = 5 where seq = 4", 4)]
    public async Task Tampering_by_who_may_do_everything_is_found_at_its_place(string tampering, long place)
    {
        for (var i = 0; i < 4; i++)
            await AppendAsync();
        await using (var session = await BeginAsync(DbAudience.Jobs))
        {
            await session.Connection.ExecuteAsync($"""
                set local role matching_migrator; set local role matching_owner;
                alter table audit disable trigger user; {tampering}; alter table audit enable trigger user;
                """);
            await session.CommitAsync();
        }

        Assert.Equal(place, await VerifyAsync());
    }

    [Theory]
    [InlineData("update audit set result = 'other'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("delete from audit_heads")]
    [InlineData("truncate audit_heads")]
    public async Task Even_the_owner_is_refused_a_change(string change)
    {
        await AppendAsync();
        await using var session = await BeginAsync(DbAudience.Jobs);
        await session.Connection.ExecuteAsync("set local role matching_migrator; set local role matching_owner");
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync(change));
        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DbAudience.Desk)]
    [InlineData(DbAudience.Coordinator)]
    [InlineData(DbAudience.Jobs)]
    [InlineData(DbAudience.Auditor)]
    public async Task An_audience_writes_through_the_function_only(DbAudience audience)
    {
        await using var session = await BeginAsync(audience);
        Assert.Equal(1, await AppendAsync(session));
        foreach (var write in new[] { "update audit_heads set seq = 0", "insert into audit_heads values ('x', 1, '')", "delete from audit" })
        {
            await session.Connection.ExecuteAsync("savepoint before");
            var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync(write));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
            await session.Connection.ExecuteAsync("rollback to savepoint before");
        }
    }

    [Fact]
    public async Task Fields_that_run_into_each_other_have_different_hashes()
    {
        await using var session = await BeginAsync();
        Assert.True(await session.Connection.ExecuteScalarAsync<bool>("""
            select audit_hash('', 'GM1', 1, 'epoch', 'a', 'bc', 't', 'o', 'r', '{}')
                <> audit_hash('', 'GM1', 1, 'epoch', 'ab', 'c', 't', 'o', 'r', '{}')
            """));
    }

    [Fact]
    public async Task A_trail_is_verified_by_its_own_municipality_only()
    {
        await using var session = await BeginAsync();
        var error = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync("select verify_audit('GM0001')"));
        Assert.Equal("MA001", error.SqlState);
    }

    private Task<DbSession> BeginAsync(DbAudience audience = DbAudience.Auditor) => database.Database.BeginAsync(audience, _municipality);

    private async Task<long> AppendAsync()
    {
        await using var session = await BeginAsync(DbAudience.Desk);
        var seq = await AppendAsync(session);
        await session.CommitAsync();
        return seq;
    }

    private static Task<long> AppendAsync(DbSession session) =>
        AuditTrail.AppendAsync(session, "account:1", "proposal.put_forward", "proposal", "12", "done", new { count = 3 });

    private async Task<long?> VerifyAsync()
    {
        await using var session = await BeginAsync();
        return await AuditTrail.VerifyAsync(session);
    }
}
