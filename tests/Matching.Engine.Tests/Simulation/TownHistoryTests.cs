using Matching.Engine.Domain;
using Matching.Simulation;
using Matching.Simulation.History;

namespace Matching.Engine.Tests.Simulation;

public class TownHistoryTests
{
    private static readonly Town Town = Towns.Waterveen;
    private static readonly IReadOnlyList<HistoryEntry> History = Town.History;

    [Fact]
    public void It_is_enough_to_learn_from()
    {
        Assert.InRange(History.Count, 700, 2500);
        Assert.True(History.Select(e => e.Caseworker).Distinct().Count() >= 10);
        Assert.InRange((double)History.Count(e => e.Decision == HistoryDecision.PutForward) / History.Count, 0.2, 0.5);
        Assert.True(History.Select(e => e.Reason).Distinct().Count() >= 8);
    }

    [Fact]
    public void It_happened_on_working_days_of_the_last_ninety_and_in_order()
    {
        Assert.All(History, e =>
        {
            var day = DateOnly.FromDateTime(e.DecidedAt.Date);
            Assert.InRange(Towns.Anchor.DayNumber - day.DayNumber, 1, 90);
            Assert.False(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.True(e.AnsweredAt is null || (e.AnsweredAt > e.DecidedAt && DateOnly.FromDateTime(e.AnsweredAt.Value.Date) < Towns.Anchor));
        });
        Assert.Equal(History.Select(e => e.Group), History.Select(e => e.Group).Order());
        Assert.Equal(History.Select(e => e.ProposedOn), History.Select(e => e.ProposedOn).Order());
    }

    [Fact]
    public void What_lay_open_together_was_about_one_person_in_different_positions() =>
        Assert.All(History.GroupBy(e => e.Group), group =>
        {
            Assert.Single(group.Select(e => (e.Newcomer, e.Caseworker, e.ProposedOn)).Distinct());
            Assert.Equal(group.Count(), group.Select(e => e.Position).Distinct().Count());
        });

    [Fact]
    public void A_caseworker_decides_about_her_own_people()
    {
        var caseworkers = Town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer.Caseworker);
        Assert.All(History, e => Assert.Equal(caseworkers[e.Newcomer], e.Caseworker));
    }

    [Fact]
    public void A_pair_is_decided_once() =>
        Assert.Equal(History.Count, History.Select(e => (e.Newcomer, e.Opening)).Distinct().Count());

    [Fact]
    public void Each_decision_carries_what_belongs_to_it_and_nothing_else() =>
        Assert.All(History, e =>
        {
            Assert.Equal(e.Decision == HistoryDecision.Rejected, e.Reason is not null);
            Assert.Equal(e.Decision == HistoryDecision.Postponed, e.PostponedUntil is not null);
            Assert.Equal(e.NewcomerSaidYes is not null, e.AnsweredAt is not null);
            Assert.True(e.NewcomerSaidYes is null || e.Decision == HistoryDecision.PutForward);
            Assert.True(e.StartedOn is null || (e.NewcomerSaidYes == true && e.StartedOn < Towns.Anchor));
            Assert.Equal(e.State == HistoryState.Running, e.StillActive == true);
            Assert.True(e.State != HistoryState.Held || (e.NewcomerSaidYes is null && e.ProposedOn.AddDays(7) >= Towns.Anchor));
            Assert.True(e.State != HistoryState.Agreed || (e.NewcomerSaidYes == true && e.StartedOn is null));
        });

    [Fact]
    public void Every_way_it_can_go_occurs()
    {
        Assert.All(Enum.GetValues<HistoryState>(), state => Assert.Contains(History, e => e.State == state));
        Assert.Contains(History, e => e.NewcomerSaidYes == false);
        Assert.Contains(History, e => e.StillActive == false);
    }

    [Fact]
    public void What_is_held_agreed_or_running_takes_the_places_and_never_too_many()
    {
        var live = History.Where(e => e.State != HistoryState.Ended).CountBy(e => e.Opening).ToDictionary();
        Assert.All(Town.Openings, o => Assert.Equal(live.GetValueOrDefault(o.Opening.Id), o.Opening.Capacity.Taken));
        Assert.NotEmpty(live);
    }

    [Fact]
    public void Nobody_holds_two_of_one_kind()
    {
        var kinds = Town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening.Kind);
        var held = History.Where(e => e.State != HistoryState.Ended).Select(e => (e.Newcomer, kinds[e.Opening])).ToList();
        Assert.Equal(held.Count, held.Distinct().Count());
    }

    [Fact]
    public void What_somebody_holds_does_not_fall_on_one_dagdeel()
    {
        var dayParts = Town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening.Schedule.DayParts ?? DayParts.None);
        var together = History.Where(e => e.State != HistoryState.Ended).GroupBy(e => e.Newcomer).Where(g => g.Count() > 1).ToList();

        Assert.NotEmpty(together);
        Assert.All(together, held => Assert.Equal(
            held.Sum(e => dayParts[e.Opening].Size),
            held.Aggregate(DayParts.None, (all, e) => all.With(dayParts[e.Opening])).Size));
    }

    [Fact]
    public void The_top_of_the_list_is_looked_at_more_often() =>
        Assert.True(History.Count(e => e.Position == 1) > 1.5 * History.Count(e => e.Position == 4));

    [Fact]
    public void Decisions_follow_the_taste_and_newcomers_their_own()
    {
        var people = Town.Newcomers.ToDictionary(p => p.Newcomer.Id, p => p.Newcomer);
        var openings = Town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
        double Taste(Func<HistoryEntry, bool> which) =>
            History.Where(which).Average(e => CaseworkerTaste.LogOdds(people[e.Newcomer], openings[e.Opening]));

        Assert.True(Taste(e => e.Decision == HistoryDecision.PutForward) > Taste(e => e.Decision == HistoryDecision.Rejected) + 0.4);
        Assert.True(Taste(e => e.NewcomerSaidYes == true) > Taste(e => e.NewcomerSaidYes == false));
    }

    [Fact]
    public void What_stands_on_the_anchor_date_breaks_no_rule() =>
        Assert.Empty(Towns.RoundOfWaterveen.Result.BrokenPins);
}
