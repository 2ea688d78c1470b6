using Matching.Service.Rounds;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Commands;

/// <summary>The process ended by signal 9 at every failpoint between taking the round and after its commit.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_round_killed_anywhere_is_published_whole_or_not_at_all_and_the_next_start_finishes_it()
    {
        await using var office = await NightOffice.OpenAsync();
        string[] round = ["round", "--date", "2026-11-24", "--json"];
        Assert.True(Failpoint.All.Count >= 20);

        var attempts = 0;
        foreach (var place in Failpoint.All)
        {
            var killed = await MatchingProcess.RunAsync(round, office.Desk.ConnectionString, place);

            Assert.True(killed.ExitCode == MatchingProcess.Killed, $"{place}: {killed.ExitCode} {killed.Error}");
            Assert.Empty(killed.Output);
            var isOut = place == Failpoint.Committed;
            Assert.Equal(isOut ? 4 : 0, (await office.ProposalsAsync()).Count);
            Assert.Equal(isOut ? 2L : 0, await office.ScalarAsync<long>("select count(*) from standings"));
            Assert.Equal(isOut ? 1L : 0, await office.ScalarAsync<long>("select count(*) from audit"));
            Assert.Equal([(1, ++attempts, isOut ? "published" : "running")], await office.RoundsAsync());
        }

        var last = await MatchingProcess.RunAsync(round, office.Desk.ConnectionString);
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(0, last.Json.GetProperty("changedRows").GetInt32());
        Assert.Equal(1, last.Json.GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task A_round_killed_just_before_its_commit_is_finished_by_the_next_start()
    {
        await using var office = await NightOffice.OpenAsync();
        string[] round = ["round", "--date", "2026-11-24", "--json"];
        await MatchingProcess.RunAsync(round, office.Desk.ConnectionString, Failpoint.Audited);

        var next = await MatchingProcess.RunAsync(round, office.Desk.ConnectionString);

        Assert.Equal(0, next.ExitCode);
        Assert.Equal(4, next.Json.GetProperty("changedRows").GetInt32());
        Assert.Equal([(1, 2, "published")], await office.RoundsAsync());
    }
}
