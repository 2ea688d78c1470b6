using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Commands;

/// <summary>A demo town on a database of one's own.</summary>
public sealed class DemoTests
{
    private static readonly string[] Small = ["demo", "--people", "40", "--openings", "30", "--anchor", "2026-11-24", "--once", "--json"];

    [Fact]
    public async Task The_same_town_is_used_again_and_another_seed_is_another_town()
    {
        await using var database = await EmptyDatabase.CreateAsync();

        var first = await MatchingProcess.RunAsync([.. Small, "--seed", "5"], database.ConnectionString);
        Assert.True(first.ExitCode == 0, first.Error);
        var (people, proposals) = (first.Json.GetProperty("people").GetInt32(), await ResultAsync(database));
        var again = await MatchingProcess.RunAsync([.. Small, "--seed", "5"], database.ConnectionString);
        Assert.Equal((0, 0), (again.ExitCode, again.Json.GetProperty("changedRows").GetInt32()));
        var other = await MatchingProcess.RunAsync([.. Small, "--seed", "6"], database.ConnectionString);
        Assert.Equal(0, other.ExitCode);
        Assert.NotEqual(proposals, await ResultAsync(database));
        var back = await MatchingProcess.RunAsync([.. Small, "--seed", "5"], database.ConnectionString);

        Assert.Equal(0, back.ExitCode);
        Assert.Equal(40, people);
        Assert.Equal(proposals, await ResultAsync(database));
    }

    [Fact]
    public async Task A_demo_refuses_a_database_with_somebodys_own_data()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await MatchingProcess.RunAsync(["migrate"], database.ConnectionString);
        await using (var real = new Database(database.ConnectionString))
        {
            await using var session = await real.BeginAsync(DbAudience.Jobs, "GM0193");
            await Installation.MarkFilledAsync(session);
            await session.CommitAsync();
        }

        var demo = await MatchingProcess.RunAsync(Small, database.ConnectionString);

        Assert.Equal(1, demo.ExitCode);
        Assert.Empty(demo.Output);
    }

    [Fact]
    public async Task The_town_stands_in_the_database_with_its_history_as_one_audit_row()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await MatchingProcess.RunAsync(Small, database.ConnectionString);

        await using var demo = new Database(database.ConnectionString);
        await using var auditor = await demo.BeginAsync(DbAudience.Auditor, "GM0193");
        Assert.Equal(["town.filled", "ranker.shipped", "round.published"], await auditor.Connection.QueryAsync<string>("select action from audit order by seq"));
        Assert.Null(await AuditTrail.VerifyAsync(auditor));
        await using var jobs = await demo.BeginAsync(DbAudience.Jobs, "GM0193");
        Assert.Equal(40, await jobs.Connection.ExecuteScalarAsync<int>("select count(*)::int from newcomers"));
        Assert.True(await jobs.Connection.ExecuteScalarAsync<int>("select count(*)::int from decisions") > 40);
        Assert.Equal(0, await jobs.Connection.ExecuteScalarAsync<int>("select count(*)::int from proposals where evidence is null"));
    }

    private static async Task<string?> ResultAsync(EmptyDatabase database)
    {
        await using var demo = new Database(database.ConnectionString);
        await using var jobs = await demo.BeginAsync(DbAudience.Jobs, "GM0193");
        return await jobs.Connection.ExecuteScalarAsync<string>("""
            select encode(result_hash, 'hex') || md5(string_agg(p::text, '|' order by p.id))
            from rounds, lateral (select id, newcomer_id, opening_id, status, evidence from proposals) as p
            group by result_hash
            """);
    }
}
