using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Matching.Service.Reports;
using Matching.Service.Rounds;
using Matching.Service.Tests.Rankers;
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
        Assert.Equal([(new OpeningRange(1, 5), (int?)Walkers)], detail.PerPerson);
        Assert.Contains($"Fietsles en een fiets;{Walkers};{cycle.Pairs};", TownHelpFile.Text(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_computed_yet_says_so_instead_of_holding_a_transaction()
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;

        var detail = await office.Desk.DoAsync(office.Desk.Manager, new TownHelpDetail("cycle", TimeSpan.Zero));
        var ready = await office.Desk.DoAsync(office.Desk.Manager, new TownHelpDetail("cycle"));

        // A small town may be ready at once; what is not ready shows nothing half.
        Assert.Equal(detail.IsComputing, detail.Openings.Count == 0);
        Assert.False(ready.IsComputing);
        Assert.NotEmpty(ready.Openings);
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

        // Two of fourteen can get there; the way is too long for the twelve.
        var reach = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(far, null));

        Assert.Null(reach.People.About);
        Assert.Equal("minder dan 10 mensen", ReachText.People(reach.People));
        Assert.Equal([(RuleCode.Reachable, 10)], reach.Costs.Select(c => (c.Rule, c.People.About!.Value)));
    }

    [Fact]
    public async Task A_requirement_that_keeps_fewer_than_ten_away_is_not_named_to_a_coordinator()
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;
        for (var i = 0; i < 3; i++)
            await office.AddPersonAsync(p => Walker(p) with { Mobility = Walker(p).Mobility with { DrivingLicence = false } });
        var near = await office.Desk.AddOpeningAsync(places: 5, o => o with { Asks = o.Asks with { DrivingLicence = true } });
        await office.NightAsync(office.Today.AddDays(1));

        var few = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(near, null));
        for (var i = 0; i < 7; i++)
            await office.AddPersonAsync(p => Walker(p) with { Mobility = Walker(p).Mobility with { DrivingLicence = false } });
        await office.NightAsync(office.Today.AddDays(2));
        var ten = await office.Desk.DoAsync(office.Desk.Joost, new OpeningReach(near, null));

        Assert.Empty(few.Costs);
        Assert.Empty(few.Steps);
        Assert.Equal([(RuleCode.DrivingLicence, 10)], ten.Costs.Select(c => (c.Rule, c.People.About!.Value)));
        Assert.Contains(ten.Steps, s => s is { Change: NoDrivingLicence, People.About: 10 });
    }

    [Fact]
    public async Task What_the_town_misses_is_a_round_number_for_a_coordinator()
    {
        await using var office = await NightOffice.OpenAsync();
        for (var i = 0; i < Walkers; i++)
            await office.AddPersonAsync(p => Walker(p) with { Postcode = new(6211) });
        await office.NightAsync();

        var missing = (await office.Desk.DoAsync(office.Desk.Joost, new MissingInTown())).Missing;

        Assert.Equal([new MaskedCount(10)], missing.Select(m => m.People));
        Assert.Equal(new Postcode(6211), missing[0].Near);
    }

    [Fact]
    public async Task An_offer_that_was_imported_today_stands_beside_its_change_at_once()
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;
        var before = (await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).Rows.Single(r => r.Change is Cycle);

        await office.Desk.ExecuteAsync("""
            insert into support_offers (municipality_code, area_code, source, extern_id, organisation, kind, postcode)
            values (current_municipality(), current_area(), 'gemeente', 'F1', 'Fietsschool', 'cycling_lesson', '8011')
            """);
        var after = (await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).Rows.Single(r => r.Change is Cycle);

        Assert.Empty(before.Offers);
        Assert.Equal("Fietsschool", Assert.Single(after.Offers).Organisation);
    }

    [Theory]
    [InlineData("engine_version = 'other'")]
    [InlineData("snapshot = null, snapshot_expires = null")]
    public async Task When_the_last_night_cannot_be_read_an_older_one_does_not_take_its_place(string change)
    {
        var (office, _) = await OpenAsync();
        await using var __ = office;
        await office.AddPersonAsync(Walker);
        await office.NightAsync(office.Today.AddDays(1));
        var before = await office.Desk.DoAsync(office.Desk.Manager, new TownHelp());

        await HandMade.TamperAsync(office.Desk.ConnectionString, $"update rounds set {change} where id = (select max(id) from rounds)");

        Assert.NotNull(before.NightReadyAt);
        Assert.Null((await office.Desk.DoAsync(office.Desk.Manager, new TownHelp())).NightReadyAt);
    }

    [Fact]
    public void An_answer_that_failed_is_computed_again_and_one_on_other_facts_replaces_it()
    {
        var night = new LatestNight { Round = 1, BusinessDate = default, FinishedAt = default, Snapshot = null!, Result = null!, Scorer = null };
        var computed = 0;

        Assert.Throws<TimeoutException>(() => night.Once<string>("town", () => throw new TimeoutException()));
        var answers = new[] { "a", "a", "b" }.Select(seen => night.Once("town", () => $"{seen}{++computed}", seen)).ToList();

        Assert.Equal(["a1", "a1", "b2"], answers);
    }

    [Fact]
    public async Task An_answer_that_failed_on_a_thread_of_its_own_is_computed_again()
    {
        var night = new LatestNight { Round = 1, BusinessDate = default, FinishedAt = default, Snapshot = null!, Result = null!, Scorer = null };

        await Assert.ThrowsAsync<TimeoutException>(() => night.OnceAsync<string>("town", () => throw new TimeoutException()));

        Assert.Equal("a", await night.OnceAsync("town", () => "a"));
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
