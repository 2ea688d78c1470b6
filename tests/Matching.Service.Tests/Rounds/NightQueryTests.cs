using Matching.Service.Pipeline;
using Matching.Service.Pages.Texts;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

public class NightQueryTests(Desk desk) : IClassFixture<Desk>
{
    private async Task AddRoundAsync(DateOnly date, int attempt, string state, string? summary, string? warnings = null) =>
        await desk.ExecuteAsync("""
            insert into rounds (municipality_code, area_code, business_date, attempt, state, started_by, input_hash, engine_version, options,
              result_hash, summary, warnings, ranker, finished_at)
            values (current_municipality(), current_area(), @date, @attempt, @state, 'job:night', 'x', '1', '{}', 'y', @summary::jsonb,
              @warnings::jsonb, 'weighted-sum', now())
            """, new { date, attempt, state, summary, warnings });

    private static string Summary(int withProposal, string blockedBy, string seconds) => $$"""
        {"area":"GM9001","businessDate":"2026-11-24","people":612,"openings":248,"pairs":151776,"candidates":9214,"proposals":1027,
         "peopleWithProposal":{{withProposal}},"peopleWithProposalOrQuestions":500,"peopleWithGround":600,"changedRows":186,"setAside":1,
         "blockedBy":{{blockedBy}},"ranker":"weighted-sum","allocation":"greedy","seconds":{{seconds}} }
        """;

    [Fact]
    public async Task A_night_is_compared_with_the_published_one_before_it()
    {
        var today = desk.Today;
        await AddRoundAsync(today.AddDays(-2), 1, "published", Summary(480, """{"reachable":50,"speaking":9}""", """{"read":0.5}"""));
        await AddRoundAsync(today.AddDays(-1), 1, "failed", null, """[{"code":"left_unfinished","id":1}]""");
        await AddRoundAsync(today, 1, "published", Summary(485, """{"reachable":40}""", """{"read":0.4}"""));
        await AddRoundAsync(today, 2, "published",
            Summary(489, """{"noPlace":12,"reachable":41,"questions":3}""", """{"read":0.42,"rules":0.03}"""),
            """[{"code":"dossier_unreadable","id":1977}]""");

        var nights = await desk.DoAsync(desk.Manager, new Nights());
        var night = await desk.DoAsync(desk.Manager, new Night());

        Assert.Equal([2, 1, 1, 1], nights.Where(n => n.BusinessDate > today.AddDays(-30)).Select(n => n.Attempt));
        Assert.Equal((NightState.Failed, null), (nights[2].State, nights[2].Counts));
        Assert.Equal((489, 123), (night.Row.Counts!.PeopleWithProposal, night.Row.Counts.PeopleWithout));
        Assert.Equal(480, night.Before?.Counts?.PeopleWithProposal);
        Assert.Equal([new NightStage("read", 0.42, 0.5), new NightStage("rules", 0.03, null)], night.Stages);
        Assert.Equal(
            [("Reistijd", 41), ("Andere eisen", 15)],
            night.BlockedBy.Select(b => (NightText.Blocking(b.Codes), b.People)));
        Assert.Contains("N-1977", NightText.Warning(Assert.Single(night.Warnings)).Sentence, StringComparison.Ordinal);
        Assert.Empty(night.Solved);
        Assert.Null(night.NextRound);
        Assert.Equal(night.Row.Round, (await desk.DoAsync(desk.Manager, new Night(nights[1].Round))).NextRound);

        // An older date that is run again afterwards has a higher number, and is not the last night.
        await AddRoundAsync(today.AddDays(-3), 1, "published", Summary(470, "{}", "{}"));
        var last = await desk.DoAsync(desk.Manager, new Night());
        var older = (await desk.DoAsync(desk.Manager, new Nights()))[0];

        Assert.Equal((night.Row.Round, null), (last.Row.Round, last.NextRound));
        Assert.Equal([1977], Assert.Single((await desk.DoAsync(desk.Manager, new Night(nights[0].Round))).Warnings).Ids);
        Assert.Equal(today.AddDays(-3), older.BusinessDate);
        Assert.Equal(nights[3].Round, (await desk.DoAsync(desk.Manager, new Night(older.Round))).NextRound);
    }

    [Fact]
    public async Task A_night_of_before_the_plan_was_explained_claims_no_scarce_places()
    {
        await AddRoundAsync(desk.Today.AddDays(-40), 9, "published", Summary(1, "{}", "{}"));
        var old = (await desk.DoAsync(desk.Manager, new Nights())).Single(n => n.Attempt == 9);

        Assert.Equal(new NightPlan("greedy", false, null, 0), (await desk.DoAsync(desk.Manager, new Night(old.Round))).Plan);
    }

    [Fact]
    public async Task Nights_are_the_managers()
    {
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Fatima, new Nights())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await desk.SendAsync(desk.Joost, new Night())).Refusal?.Kind);
    }
}
