using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Policies;
using Matching.Service.Progress;
using Matching.Service.Proposals;
using Matching.Service.Reports;
using Matching.Service.Tests.Pages;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Reports;

/// <summary>The manager's morning: figures that add up with the lists behind them, and nothing of one person.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task Before_the_first_night_the_page_says_when_it_comes()
    {
        await using var office = await NightOffice.OpenAsync();
        await using var browser = new DeskBrowser(office.Desk);

        Assert.Contains("Er is nog geen nacht geweest", await browser.HtmlAsync(office.Desk.Manager, "/overzicht"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_those_of_the_night_and_of_the_lists_behind_them()
    {
        await using var office = await NightOffice.OpenAsync();
        for (var i = 0; i < 14; i++)
            await office.AddPersonAsync();
        for (var i = 0; i < 12; i++)
            await office.AddPersonAsync(n => n with { Availability = n.Availability with { Free = DayParts.None }, Consents = [.. OpeningKinds.All.Select(k => new Consent(k, ConsentAnswer.Refused, new(2026, 10, 1)))] });
        await office.Desk.AddOpeningAsync(places: 20);
        var night = (await office.NightAsync()).Report!;

        var view = await office.Desk.DoAsync(office.Desk.Manager, new Overview());
        var without = await office.Desk.DoAsync(office.Desk.Manager, new WithoutProposal());
        var with = await office.Desk.DoAsync(office.Desk.Manager, new Behind(OverviewFigure.WithProposal));
        var fresh = await office.Desk.DoAsync(office.Desk.Manager, new Behind(OverviewFigure.New));

        Assert.Equal((night.People, night.PeopleWithProposal), (view.People, view.WithProposal));
        Assert.Equal((view.Without, view.People), (without.Without, without.People));
        Assert.Equal(without.Without, without.Rows.Sum(r => r.People));
        Assert.All(with.Lists, list => Assert.Equal(view.WithProposal, list.Rows.Sum(r => r.People)));
        Assert.All(fresh.Lists, list => Assert.Equal(view.New, list.Rows.Sum(r => r.People)));
        Assert.Equal(night.Inserted, view.New);
        Assert.True(view.Without >= 12);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task How_a_day_was_decided_is_told_of_five_people_and_more(int deciders, bool isTold)
    {
        await using var office = await NightOffice.OpenAsync();
        await using var browser = new DeskBrowser(office.Desk);
        var desk = office.Desk;
        await office.NightAsync();
        for (var i = 0; i < deciders; i++)
        {
            var caseworker = await desk.AddAccountAsync(Role.Caseworker, $"Collega {i}");
            await desk.DoAsync(caseworker, new PutForward(await desk.AddProposalAsync(caseworker), 1, Desk.NewKey()));
        }
        desk.Clock.Advance(TimeSpan.FromDays(1));

        var decided = (await desk.DoAsync(desk.Manager, new Overview())).Decided;
        var behind = await desk.DoAsync(desk.Manager, new Behind(OverviewFigure.Decided));
        var page = await browser.HtmlAsync(desk.Manager, "/overzicht");
        var list = await browser.HtmlAsync(desk.Manager, "/overzicht/besloten");

        Assert.Equal((deciders, isTold), (decided.All, decided.Split is not null));
        Assert.Equal((deciders, isTold), (behind.All, behind.Lists.Count > 0));
        Assert.Equal(isTold, page.Contains($"{deciders} voorgelegd, 0 nee", StringComparison.Ordinal));
        Assert.Equal(!isTold, list.Contains("minder dan vijf klantmanagers", StringComparison.Ordinal));
        Assert.Equal(isTold, list.Contains("Voorgelegd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_manager_may_look()
    {
        await using var office = await NightOffice.OpenAsync();
        foreach (var somebody in new[] { office.Desk.Fatima, office.Desk.Joost })
        {
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(somebody, new Overview())).Refusal?.Kind);
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(somebody, new WithoutProposal())).Refusal?.Kind);
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(somebody, new Behind(OverviewFigure.New))).Refusal?.Kind);
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(somebody, new TownProgress())).Refusal?.Kind);
            Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(somebody, new AgreedNumbers())).Refusal?.Kind);
        }
    }

    [Fact]
    public async Task An_agreed_number_needs_a_date_and_a_reference_and_the_latest_holds()
    {
        await using var office = await NightOffice.OpenAsync();
        var desk = office.Desk;
        AgreeNumber Agree(decimal? amount, string subject = "goal:work", string reference = "raad 2026-41") => new(subject, amount, desk.Today.AddDays(-1), reference, Desk.NewKey());

        Assert.Equal(["kenmerk"], (await desk.SendAsync(desk.Manager, Agree(20, reference: ""))).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["getal"], (await desk.SendAsync(desk.Manager, Agree(120))).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["waarvoor"], (await desk.SendAsync(desk.Manager, Agree(20, "goal:happiness"))).Refusal!.Errors.Select(e => e.Field));
        await desk.DoAsync(desk.Manager, Agree(20));
        await desk.DoAsync(desk.Manager, Agree(25));
        await desk.DoAsync(desk.Manager, Agree(1_400, "cost:e-bike"));
        await desk.DoAsync(desk.Manager, Agree(null, "cost:e-bike"));

        Assert.Equal([("goal:work", 25m)], (await desk.DoAsync(desk.Manager, new AgreedNumbers())).Select(n => (n.Subject, n.Amount)));
        Assert.Equal(25, (await desk.DoAsync(desk.Manager, new TownProgress())).Goals.Single(g => g.Goal == Goal.Work).Agreed!.Amount);
    }

    [Fact]
    public void An_assumed_cost_counts_instead_of_the_cheapest_offer()
    {
        var row = new TownHelpRow { Change = Matching.Engine.Explanation.Unlocking.PermittedChanges.ByCode("cycle")!, People = 12, Pairs = 31, Openings = 20, FirstProposals = 9, Offers = [] };

        Assert.Null(row.CostPerFirst);
        Assert.Equal((2_400, 267), ((row with { Assumed = new("cost:cycle", 200, new(2026, 1, 1), "raad 1") }).Cost, (row with { Assumed = new("cost:cycle", 200, new(2026, 1, 1), "raad 1") }).CostPerFirst));
    }
}
