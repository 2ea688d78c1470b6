using Matching.Engine.Scoring;
using Matching.Learning.Promotion;
using Matching.Service.Pipeline;
using Matching.Service.Rankers;
using Matching.Service.Tests.Pages;

namespace Matching.Service.Tests.Rankers;

/// <summary>What a team lead does with rankers: shadow, switch off, one step back; and who may not.</summary>
public sealed class RankerActTests
{
    [Fact]
    public async Task A_step_back_brings_what_ranked_before_and_a_second_one_goes_forward_again()
    {
        await using var desk = await WithChampionAsync("eerste-1");
        await ActAsync(desk, new SwitchOffRanker("eerst kijken", Desk.NewKey()));

        Assert.Equal("eerste-1", (await ActAsync(desk, new RollBackRanker(null, Desk.NewKey()))).Champion);
        Assert.Null((await ActAsync(desk, new RollBackRanker(null, Desk.NewKey()))).Champion);

        var overview = (await desk.SendAsync(desk.Manager, new RankerOverview())).Value!;
        Assert.Null(overview.Champion);
        Assert.Equal("eerste-1", overview.Before);
        var history = (await desk.SendAsync(desk.Manager, new RankerDetail("eerste-1"))).Value!.History;
        Assert.Equal([RankerAct.RolledBack, RankerAct.RolledBack, RankerAct.SwitchedOff], history.Select(h => h.Act));
        Assert.Equal((desk.Manager.Name, "eerst kijken"), (history[^1].ByName, history[^1].Reason));
        Assert.Equal(3, await desk.CountAsync("select count(*) from audit where object_type = 'ranker' and result = 'done'"));
    }

    [Fact]
    public async Task Without_an_earlier_choice_there_is_nothing_to_go_back_to()
    {
        await using var desk = await OpenAsync();

        Assert.Equal(RankerResult.NothingBefore, (await ActAsync(desk, new RollBackRanker(null, Desk.NewKey()))).Result);
        Assert.Equal(RankerResult.Changed, (await ActAsync(desk, new SwitchOffRanker(null, Desk.NewKey()))).Result);
    }

    [Fact]
    public async Task A_candidate_watches_along_until_it_is_told_to_stop_and_an_old_screen_does_nothing()
    {
        await using var desk = await OpenAsync();
        await HandMade.AddAsync(desk.Database, HandMade.Package(HandMade.Ranker("nieuw-1")));

        Assert.True((await ActAsync(desk, new ShadowRanker("nieuw-1", 2, true, Desk.NewKey()))).IsDone);
        Assert.Equal(RankerResult.Changed, (await ActAsync(desk, new ShadowRanker("nieuw-1", 2, false, Desk.NewKey()))).Result);
        Assert.True((await ActAsync(desk, new ShadowRanker("nieuw-1", 3, false, Desk.NewKey()))).IsDone);
        Assert.Equal(RankerState.Retired, (await desk.SendAsync(desk.Manager, new RankerDetail("nieuw-1"))).Value!.Row.State);
    }

    [Fact]
    public async Task Without_decisions_nothing_becomes_champion()
    {
        await using var desk = await OpenAsync();
        await HandMade.AddAsync(desk.Database, HandMade.Package(HandMade.Ranker("nieuw-1")) with { Manifest = HandMade.Manifest("nieuw-1") });

        var outcome = await ActAsync(desk, new PromoteRanker("nieuw-1", 2, "omdat het kan", Desk.NewKey()));

        Assert.Equal(RankerResult.Stopped, outcome.Result);
        Assert.Contains(outcome.Gates, g => g is { Gate: Learning.Promotion.GateCode.Enough, Verdict: Learning.Promotion.GateVerdict.Stops });
        Assert.Equal(0, await desk.CountAsync("select count(*) from rankers where state = 'champion'"));
    }

    [Fact]
    public async Task A_ranker_that_a_gate_stops_can_be_measured_again_and_not_be_taken_into_use()
    {
        await using var desk = await OpenAsync();
        await using var browser = new DeskBrowser(desk);
        var faulty = new Measured { Fault = new(RankerFaultCode.NotReadable, "") };
        await HandMade.AddAsync(desk.Database, HandMade.Package(HandMade.Ranker("nieuw-1")) with
        {
            Manifest = HandMade.Manifest("nieuw-1"),
            Metrics = new RankerMetrics { MeasuredOn = desk.Today, Champion = "weighted-sum", Measured = faulty, Gates = PromotionGates.Judge(faulty) }.Write(),
        });

        var page = await browser.HtmlAsync(desk.Manager, "/rekenmodel/nieuw-1");
        var measured = await browser.SendAsync(desk.Manager, "/rekenmodel/nieuw-1", 1, ("_handler", "rekenmodel"), ("Act", "measure"), ("Version", "2"));

        Assert.Contains("Meet opnieuw", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Neem in gebruik", page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, measured[0].Status);
        Assert.Contains((await desk.DoAsync(desk.Manager, new MeasureRanker("nieuw-1"))).Gates, g => g.Verdict == GateVerdict.Stops);
        Assert.Equal(0, await desk.CountAsync("select count(*) from rankers where state = 'champion'"));
    }

    [Fact]
    public async Task A_caseworker_sees_and_changes_no_ranker()
    {
        await using var desk = await WithChampionAsync("eerste-1");

        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new RankerOverview())).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new SwitchOffRanker(null, Desk.NewKey()))).Refusal!.Kind);
        Assert.Equal(1, await desk.CountAsync("select count(*) from rankers where state = 'champion'"));
    }

    [Fact]
    public async Task The_database_keeps_one_champion_and_lets_no_job_choose_it()
    {
        await using var desk = await WithChampionAsync("eerste-1");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => HandMade.AddAsync(desk.Database, HandMade.Package(HandMade.Ranker("tweede-1")), RankerState.Champion));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.ExecuteAsync("update rankers set state = 'champion' where id = 'tweede-1'"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.ExecuteAsync("""
            insert into ranker_acts (municipality_code, ranker_id, act, champion_after, actor) values (current_municipality(), 'eerste-1', 'promoted', 'eerste-1', 'job:train')
            """));
    }

    private static async Task<RankerOutcome> ActAsync(Desk desk, ICommand<RankerOutcome> command) =>
        (await desk.SendAsync(desk.Manager, command)).Value ?? throw new InvalidOperationException("The act was refused.");

    private static async Task<Desk> OpenAsync()
    {
        var desk = new Desk();
        await desk.InitializeAsync();
        return desk;
    }

    private static async Task<Desk> WithChampionAsync(string id)
    {
        var desk = await OpenAsync();
        await HandMade.AddAsync(desk.Database, HandMade.Package(HandMade.Ranker(id)), RankerState.Champion);
        return desk;
    }
}
