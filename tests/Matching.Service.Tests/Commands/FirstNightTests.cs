using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Commands;

/// <summary>The first night of a town of 600, by the command that anybody can give.</summary>
public sealed class FirstNightTests
{
    private static readonly string[] Town = ["demo", "--people", "600", "--openings", "400", "--seed", "7", "--anchor", "2026-11-24", "--once", "--json"];

    [Fact]
    public async Task Most_people_wake_up_to_a_proposal_everybody_is_accounted_for_and_the_same_seed_gives_the_same_night()
    {
        await using var one = await EmptyDatabase.CreateAsync();
        await using var other = await EmptyDatabase.CreateAsync();

        var first = await MatchingProcess.RunAsync(Town, one.ConnectionString);
        var again = await MatchingProcess.RunAsync(Town, other.ConnectionString);

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.True(again.ExitCode == 0, again.Error);
        var (people, proposed) = (Count(first, "people"), Count(first, "peopleWithProposal"));
        Assert.Equal(600, people);
        Assert.Equal(people, proposed + first.Json.GetProperty("blockedBy").EnumerateObject().Sum(rule => rule.Value.GetInt32()));
        Assert.True(proposed >= 0.6 * people, first.Output);
        Assert.True(Count(first, "peopleWithProposalOrQuestions") >= 0.8 * Count(first, "peopleWithGround"), first.Output);
        Assert.Equal(await ResultHashAsync(one), await ResultHashAsync(other));
    }

    private static int Count(MatchingProcess demo, string name) => demo.Json.GetProperty(name).GetInt32();

    private static async Task<string> ResultHashAsync(EmptyDatabase database)
    {
        await using var demo = new Database(database.ConnectionString);
        await using var jobs = await demo.BeginAsync(DbAudience.Jobs, "GM0193");
        return await jobs.Connection.QuerySingleAsync<string>("select encode(result_hash, 'hex') from rounds where state = 'published'");
    }
}
