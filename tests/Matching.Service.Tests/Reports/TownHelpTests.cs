using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Matching.Service.Reports;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Reports;

public class TownHelpTests
{
    private const int Walkers = 12;

    private static readonly Func<Newcomer, Newcomer> Walker = p => NightOffice.Known(p) with
    {
        Mobility = new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, MaxMinutes = 25 },
    };

    private static async Task<(NightOffice Office, OpeningId Far)> OpenAsync()
    {
        var office = await NightOffice.OpenAsync();
        for (var i = 0; i < Walkers; i++)
            await office.AddPersonAsync(Walker);
        var far = await office.Desk.AddOpeningAsync(places: 5, o => o with { Postcode = new(8031), Kind = OpeningKind.Maatje });
        await office.NightAsync();
        return (office, far);
    }

    [Fact]
    public async Task A_change_is_summed_over_the_people_whose_own_page_promises_it()
    {
        var (office, far) = await OpenAsync();
        await using var _ = office;

        var view = await office.Desk.DoAsync(office.Desk.Manager, new TownHelp());
        var cycle = view.Rows.Single(r => r.Change is Cycle);
        var detail = await office.Desk.DoAsync(office.Desk.Manager, new TownHelpDetail("cycle"));
        var promised = 0;
        foreach (var person in await office.Desk.DoAsync(office.Desk.Fatima, new People()))
            promised += (await office.Desk.DoAsync(office.Desk.Fatima, new WhatHelps(person.Newcomer))).Helps.Where(h => h.Change is Cycle).Sum(h => h.Openings.Count);

        Assert.Equal(Walkers, cycle.People);
        Assert.Equal(promised, cycle.Pairs);
        Assert.Contains(detail.Openings, o => o.Opening.Opening == far && o.People == Walkers);
        Assert.Equal(cycle.Pairs, detail.PerPerson.Sum(p => p.Openings * p.People));
        Assert.Contains($"Fietsles en een fiets;{Walkers};{cycle.Pairs};", TownHelpFile.Text(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_manager_sees_the_town_and_only_a_coordinator_the_reach_of_her_own_openings()
    {
        var (office, far) = await OpenAsync();
        await using var _ = office;
        var elsewhere = await office.Desk.AddOrganisationAsync("Andere club");
        var stranger = await office.Desk.AddAccountAsync(Role.Coordinator, "Kim Bos", elsewhere);

        Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(office.Desk.Fatima, new TownHelp())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(office.Desk.Joost, new TownHelpDetail("cycle"))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await office.Desk.SendAsync(office.Desk.Manager, new TownHelpDetail("wings"))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await office.Desk.SendAsync(office.Desk.Manager, new OpeningReach(far, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await office.Desk.SendAsync(stranger, new OpeningReach(far, null))).Refusal?.Kind);
    }

    [Fact]
    public async Task A_coordinator_sees_round_numbers_and_nothing_below_ten()
    {
        var (office, far) = await OpenAsync();
        await using var _ = office;

        // Two of fourteen can get there; a seat to ride along would bring the twelve.
        var reach = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(far, null));

        Assert.Null(reach.People.About);
        Assert.Equal("minder dan 10 mensen", ReachText.People(reach.People));
        Assert.All(reach.Costs, cost => Assert.Equal(0, cost.People.About % 10));
        Assert.All(reach.Steps, step => Assert.True(step.People.About >= 10));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(10, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 20)]
    [InlineData(31, 30)]
    public void Counts_are_to_the_nearest_ten_and_never_below_ten(int people, int? about) => Assert.Equal(about, MaskedCount.Of(people).About);

    [Fact]
    public async Task The_form_is_counted_as_it_stands_before_anything_is_stored()
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;
        var input = new OpeningInput { Kind = OpeningKind.Maatje, Title = "Wandelen", Postcode = "8011" };
        var before = await office.Desk.CountAsync("select count(*) from openings");

        var near = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(null, input));
        var far = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(null, input with { Postcode = "6211" }));
        var wrong = await office.Desk.SendAsync(office.Desk.Joost, new OpeningReach(null, input with { Postcode = "80A1" }));

        Assert.Equal(10, near.People.About);
        Assert.Null(far.People.About);
        Assert.Equal("postcode", Assert.Single(wrong.Refusal!.Errors).Field);
        Assert.Equal(before, await office.Desk.CountAsync("select count(*) from openings"));
    }

    [Fact]
    public async Task Without_a_night_nothing_is_counted_and_nothing_breaks()
    {
        await using var office = await NightOffice.OpenAsync();

        Assert.Null((await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).NightReadyAt);
        Assert.Empty((await office.Desk.DoAsync(office.Desk.Joost, new MissingInTown())).Missing);
        Assert.Null((await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(null, new OpeningInput { Title = "Iets", Postcode = "8011" }))).NightReadyAt);
    }

    [Fact]
    public async Task A_newer_night_replaces_the_one_in_memory()
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;
        var before = (await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).Rows.Single(r => r.Change is Cycle).People;

        await office.AddPersonAsync(Walker);
        await office.NightAsync(office.Today.AddDays(1));

        Assert.Equal(before + 1, (await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).Rows.Single(r => r.Change is Cycle).People);
    }
}
