using Matching.Engine.Domain;
using Matching.Service.Policies;
using Matching.Service.Progress;

namespace Matching.Service.Tests.Progress;

public sealed class CountingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static ProgressFacts Facts(IEnumerable<Counted> people, params (OutcomeKind, Span)[] outcomes) => new()
    {
        People = [.. people],
        Outcomes = outcomes,
        Running = [],
        Started = [],
        WorkWithoutDate = 0,
    };

    private static Counted Person(long id, LearningRoute? route = LearningRoute.B1, DateOnly? settled = null, DateOnly? due = null) => new(id, route, settled, due);

    private static Part At(ProgressFacts facts, Goal goal, DateOnly day) => Counting.ByRoute(facts, goal, day).Aggregate((a, b) => a + b);

    [Fact]
    public void Work_counts_from_the_day_it_began_to_the_day_it_ended()
    {
        var facts = Facts([Person(1), Person(2)], (OutcomeKind.PaidWork, new(1, new(2026, 5, 1), new(2026, 8, 31))));

        Assert.Equal(new Part(0, 2), At(facts, Goal.Work, new(2026, 4, 30)));
        Assert.Equal(new Part(1, 2), At(facts, Goal.Work, new(2026, 5, 31)));
        Assert.Equal(new Part(1, 2), At(facts, Goal.Work, new(2026, 8, 31)));
        Assert.Equal(new Part(0, 2), At(facts, Goal.Work, Today));
    }

    [Fact]
    public void Who_settled_later_is_not_counted_before()
    {
        var facts = Facts([Person(1), Person(2, settled: new(2026, 10, 1))]);

        Assert.Equal(1, At(facts, Goal.Work, new(2026, 9, 30)).Of);
        Assert.Equal(2, At(facts, Goal.Work, Today).Of);
    }

    [Fact]
    public void Civic_integration_is_a_share_of_those_who_are_due_or_done()
    {
        var facts = Facts(
            [Person(1, due: new(2026, 6, 1)), Person(2, due: new(2027, 6, 1)), Person(3, due: new(2027, 6, 1)), Person(4)],
            (OutcomeKind.CivicIntegration, new(2, new(2026, 7, 1), null)));

        Assert.Equal(new Part(1, 2), At(facts, Goal.CivicIntegration, Today));
        Assert.Equal(new Part(0, 1), At(facts, Goal.CivicIntegration, new(2026, 6, 30)));
    }

    [Fact]
    public void Leaving_benefit_counts_for_twelve_months()
    {
        var facts = Facts([Person(1)], (OutcomeKind.LeftBenefit, new(1, new(2025, 11, 24), null)));

        Assert.Equal(0, At(facts, Goal.LeftBenefit, Today).Count);
        Assert.Equal(1, At(facts, Goal.LeftBenefit, Today.AddDays(-1)).Count);
    }

    [Fact]
    public void A_placement_is_still_active_when_it_ran_for_three_months()
    {
        var facts = Facts([Person(1), Person(2), Person(3)]) with
        {
            Started = [new(1, new(2026, 7, 1), null), new(2, new(2026, 7, 1), new(2026, 8, 1)), new(3, new(2026, 10, 1), null)],
        };

        Assert.Equal(new Part(1, 2), Counting.StillActive(facts, Today).Aggregate((a, b) => a + b));
    }

    [Fact]
    public void The_view_hides_small_routes_and_what_would_give_them_away()
    {
        var people = Enumerable.Range(1, 100).Select(id => Person(id, id <= 50 ? LearningRoute.B1 : id <= 95 ? LearningRoute.Z : LearningRoute.Education)).ToList();
        var work = people.Where(p => p.Id is <= 20 or > 50 and <= 65 or > 95 and <= 98).Select(p => (OutcomeKind.PaidWork, new Span(p.Id, new(2026, 1, 1), null)));

        var view = TownProgressHandler.ViewOf(Facts(people, [.. work]), Today, new Dictionary<string, AgreedNumber>());
        var goal = view.Goals.Single(g => g.Goal == Goal.Work);

        Assert.Equal(new Part(38, 100), goal.Now);
        Assert.Equal([new Part(20, 50), null, null, null], goal.PerRoute[^1]);
        Assert.Equal(12, view.Days.Count);
        Assert.Equal((new DateOnly(2025, 12, 31), Today), (view.Days[0], view.Days[^1]));
        Assert.False(view.Goals.Single(g => g.Goal == Goal.LeftBenefit).IsRecorded);
        Assert.Contains("Aan het werk;2026-11-24;alle;38;100;38,0\r\n", ProgressFile.Text(view), StringComparison.Ordinal);
        Assert.Contains("Aan het werk;2026-11-24;Z-route;;;\r\n", ProgressFile.Text(view), StringComparison.Ordinal);
    }
}
