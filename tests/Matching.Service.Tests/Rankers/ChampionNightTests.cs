using System.Text;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Scoring;
using Matching.Service.Newcomers;
using Matching.Service.Pages.Texts;
using Matching.Service.Proposals;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Rankers;

/// <summary>A night with a champion, and with one that cannot be used.</summary>
public sealed class ChampionNightTests
{
    [Fact]
    public async Task The_champion_ranks_and_the_proposals_and_the_round_say_so()
    {
        await using var office = await WithChampionAsync();

        var report = (await office.NightAsync()).Report!;

        Assert.Equal(("dichtbij-1", null), (report.Ranker, report.RankerLeftOut));
        Assert.True(report.Proposals > 0);
        Assert.Equal(0, await office.ScalarAsync<int>("select count(*)::int from proposals where ranker <> 'dichtbij-1'"));
        Assert.Equal(
            report.Proposals, await office.ScalarAsync<int>("""
                select count(*)::int from proposals
                where (evidence ->> 'score')::int = (evidence ->> 'base')::int + (select sum((r ->> 'contribution')::int) from jsonb_array_elements(evidence -> 'reasons') r)
                """));
    }

    [Fact]
    public async Task A_night_with_a_champion_is_replayed_with_the_same_ranker_also_after_it_retired()
    {
        await using var office = await WithChampionAsync();
        var round = (await office.NightAsync()).Report!.Round!.Value;
        await office.Desk.SendAsync(office.Desk.Manager, new SwitchOffRanker(null, Desk.NewKey()));

        Assert.Equal(ReplayVerdict.Identical, (await new Replay(office.Desk.Database).RunAsync(office.Area, round)).Verdict);
    }

    [Fact]
    public async Task A_ranker_that_was_changed_after_the_night_is_found_out_by_the_replay()
    {
        await using var office = await WithChampionAsync();
        var round = (await office.NightAsync()).Report!.Round!.Value;
        var other = RankerFormat.Write(HandMade.Ranker("dichtbij-1", nearby: 2));
        await HandMade.TamperAsync(office.Desk.ConnectionString, "update rankers set file = @other, file_hash = sha256(@other)", new { other });

        Assert.Equal(ReplayVerdict.RankerGone, (await new Replay(office.Desk.Database).RunAsync(office.Area, round)).Verdict);
    }

    [Fact]
    public async Task Another_champion_is_other_input_for_the_same_date()
    {
        await using var office = await WithChampionAsync();
        await office.NightAsync();

        Assert.Equal(RoundEnding.SameInput, (await office.NightAsync()).Ending);
        await office.Desk.SendAsync(office.Desk.Manager, new SwitchOffRanker(null, Desk.NewKey()));
        var again = await office.NightAsync();

        Assert.Equal((RoundEnding.Published, "weighted-sum"), (again.Ending, again.Report!.Ranker));
    }

    [Theory]
    [InlineData("truncated", "damaged")]
    [InlineData("rewritten", "damaged")]
    [InlineData("newer", "too_new")]
    [InlineData("other_features", "other_features")]
    [InlineData("simulated", "simulated_only")]
    public async Task A_champion_that_cannot_be_used_means_the_weighted_sum_and_a_flag_for_everyone(string what, string why)
    {
        await using var office = await WithChampionAsync();
        var file = RankerFormat.Write(HandMade.Ranker("dichtbij-1"));
        var (bytes, fits) = what switch
        {
            "truncated" => (file[..(file.Length / 2)], true),
            "rewritten" => (RankerFormat.Write(HandMade.Ranker("dichtbij-1", nearby: -3)), false),
            "newer" => (Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\"version\":1", "\"version\":99", StringComparison.Ordinal)), true),
            "other_features" => (RankerFormat.Write(Aged(HandMade.Ranker("dichtbij-1"))), true),
            _ => (file, true),
        };
        await HandMade.TamperAsync(office.Desk.ConnectionString,
            $"update rankers set file = @bytes{(fits ? ", file_hash = sha256(@bytes)" : "")}{(what == "simulated" ? ", data_from = 'simulated'" : "")}", new { bytes });

        var report = (await office.NightAsync()).Report!;

        Assert.Equal("weighted-sum", report.Ranker);
        Assert.Equal(new RankerLeftOut("dichtbij-1", why), report.RankerLeftOut);
        Assert.True(report.Proposals > 0);
        var night = await office.Desk.SendAsync(office.Desk.Manager, new Night());
        Assert.Contains(night.Value!.Warnings.Select(NightText.Warning), w => w.Sentence.Contains("rekenmodel", StringComparison.Ordinal) && w.Consequence.EndsWith("vaste punten.", StringComparison.Ordinal));
        var queue = await office.Desk.SendAsync(office.Desk.Fatima, new Queue());
        Assert.NotNull(queue.Value!.RankerTrouble);
        Assert.Equal(ReplayVerdict.Identical, (await new Replay(office.Desk.Database).RunAsync(office.Area, report.Round!.Value)).Verdict);
    }

    [Fact]
    public async Task A_shadow_scores_the_night_and_shows_nothing()
    {
        await using var office = await WithChampionAsync();
        await HandMade.AddAsync(office.Desk.Database, HandMade.Package(HandMade.Ranker("ver-1", nearby: -1)), RankerState.Shadow);

        var report = (await office.NightAsync()).Report!;
        await new ShadowNights(office.Desk.Database).RunAsync(office.Area, CancellationToken.None);
        await new ShadowNights(office.Desk.Database).RunAsync(office.Area, CancellationToken.None);

        Assert.Equal("dichtbij-1", report.Ranker);
        Assert.Equal(1, await office.ScalarAsync<int>("select count(*)::int from ranker_nights"));
        Assert.Equal(0, await office.ScalarAsync<int>("select count(*)::int from proposals where ranker <> 'dichtbij-1'"));
        Assert.Equal(report.PeopleWithProposal, await office.ScalarAsync<int>("select people from ranker_nights where ranker_id = 'ver-1'"));
        Assert.InRange(await office.ScalarAsync<decimal>("select same_proposals from ranker_nights"), 0, 1);
    }

    [Fact]
    public async Task Why_not_is_answered_with_the_ranker_of_the_night()
    {
        await using var office = await WithChampionAsync();
        var scarce = await office.Desk.AddOpeningAsync(places: 1, o => o with { Kind = OpeningKind.Maatje });
        for (var i = 0; i < 4; i++)
            await office.AddPersonAsync();
        await office.NightAsync();
        // The next night's is another: the points are those of the night that was.
        await office.Desk.SendAsync(office.Desk.Manager, new SwitchOffRanker(null, Desk.NewKey()));

        var answers = new List<WhyNotAnswer?>();
        foreach (var row in await office.Desk.DoAsync(office.Desk.Fatima, new People()))
            answers.Add((await office.Desk.DoAsync(office.Desk.Fatima, new WhyNotHere(row.Newcomer, scarce))).AtNight);

        Assert.Equal(6, answers.Count);
        Assert.Equal(3, answers.OfType<IsProposed>().Count());
        Assert.Equal(3, answers.OfType<WorthMoreToOthers>().Count());
    }

    [Fact]
    public async Task Why_not_says_so_when_the_ranker_of_the_night_is_gone()
    {
        await using var office = await WithChampionAsync();
        var scarce = await office.Desk.AddOpeningAsync(places: 1, o => o with { Kind = OpeningKind.Maatje });
        var person = await office.AddPersonAsync();
        var before = await office.Desk.DoAsync(office.Desk.Fatima, new WhyNotHere(person, scarce));
        await office.NightAsync();
        var other = RankerFormat.Write(HandMade.Ranker("dichtbij-1", nearby: 2));
        await HandMade.TamperAsync(office.Desk.ConnectionString, "update rankers set file = @other, file_hash = sha256(@other)", new { other });

        var view = await office.Desk.DoAsync(office.Desk.Fatima, new WhyNotHere(person, scarce));

        Assert.Equal((null, false), (before.NightReadyAt, before.RankerIsGone));
        Assert.Equal((null, true), (view.AtNight, view.RankerIsGone));
        Assert.NotNull(view.NightReadyAt);
    }

    [Fact]
    public async Task A_caseworkers_own_match_is_explained_with_the_champion()
    {
        await using var office = await WithChampionAsync();
        var opening = await office.Desk.AddOpeningAsync();
        var person = await office.AddPersonAsync();

        var outcome = await office.Desk.DoAsync(office.Desk.Fatima, new ProposeMyself(person, opening, Desk.NewKey()));

        Assert.Equal(ProposeResult.Opened, outcome.Result);
        Assert.Equal("dichtbij-1", await office.ScalarAsync<string>("select ranker from proposals where id = @Value", new { outcome.Proposal!.Value.Value }));
    }

    private static Ranker Aged(Ranker ranker) => ranker with { Forest = ranker.Forest with { SchemaHash = new string('0', 64) } };

    private static async Task<NightOffice> WithChampionAsync()
    {
        var office = await NightOffice.OpenAsync();
        await HandMade.AddAsync(office.Desk.Database, HandMade.Package(HandMade.Ranker("dichtbij-1")), RankerState.Champion);
        return office;
    }
}
