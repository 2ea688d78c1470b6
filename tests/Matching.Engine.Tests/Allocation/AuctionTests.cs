using System.Globalization;
using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Engine.Tests.Allocation;

public class AuctionTests
{
    private static readonly Auction Proving = new(budget: 10_000_000, gapMillionths: 0);

    [Fact]
    public void A_thousand_small_problems_are_solved_as_another_algorithm_solves_them()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var problem = RandomProblem.Draw(seed);
            var plan = Proving.Allocate(problem);
            var best = ExactFlow.Best(problem);
            Assert.True(plan.Certificate is { } c && c.Primal == best && c.Dual == best, $"Problem {seed}: {plan.Certificate}, but the best is {best}.");
        }
    }

    [Fact]
    public void A_plan_that_may_be_a_little_worse_never_claims_more_than_is_true()
    {
        var quick = new Auction(budget: 10_000_000, gapMillionths: 20_000);
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblem.Draw(seed);
            var certificate = quick.Allocate(problem).Certificate!;
            Assert.InRange(ExactFlow.Best(problem), certificate.Primal, certificate.Dual);
            Assert.InRange(certificate.Gap, 0, 0.02);
        }
    }

    [Fact]
    public void An_opening_with_a_place_left_costs_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblem.Draw(seed, 20, 10);
            var plan = Proving.Allocate(problem);
            var taken = plan.Chosen.CountBy(n => problem.Edges[n].Opening).ToDictionary();
            for (var opening = 0; opening < problem.Limit.Length; opening++)
                Assert.True(plan.Prices[opening] == 0 || taken.GetValueOrDefault(opening) == problem.Limit[opening]);
        }
    }

    [Fact]
    public void Cut_off_is_what_she_has_room_for_and_a_full_opening_or_a_negative_worth_keeps_out()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblem.Draw(seed);
            var plan = Proving.Allocate(problem);
            var taken = plan.Chosen.CountBy(n => problem.Edges[n].Opening).ToDictionary();
            Assert.Empty(plan.CutOff.Intersect(plan.Chosen));
            Assert.All(plan.CutOff.Select(n => problem.Edges[n]), e =>
                Assert.True(e.Worth < 0 || taken.GetValueOrDefault(e.Opening) == problem.Limit[e.Opening]));
        }
    }

    [Fact]
    public void Numbering_people_and_openings_the_other_way_round_is_worth_the_same()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomProblem.Draw(seed, 30, 15);
            Assert.Equal(Proving.Allocate(problem).Certificate!.Primal, Proving.Allocate(TurnedRound(problem)).Certificate!.Primal);
        }
    }

    [Fact]
    public void When_all_is_equal_everybody_who_can_gets_one()
    {
        Edge[] edges = [.. from person in Enumerable.Range(0, 100) from opening in Enumerable.Range(0, 99) select new Edge(person, opening, 5_000, 0)];
        var problem = RandomProblem.Of(edges, people: 100, limits: [.. Enumerable.Repeat(1, 99)]) with
        {
            PersonRoom = [.. Enumerable.Repeat(1, 100)],
            FirstBonus = [.. Enumerable.Repeat(1_000, 100)],
        };
        var plan = new Auction(budget: 100_000, gapMillionths: 0).Allocate(problem);
        Assert.False(plan.BudgetSpent);
        Assert.Equal(new Certificate(99 * 6_000, 99 * 6_000), plan.Certificate);
    }

    [Fact]
    public void Being_somebodys_first_is_worth_a_place_and_being_her_third_is_not()
    {
        Edge[] edges = [new(0, 0, 9_000, 0), new(0, 1, 5_000, 0), new(1, 1, 4_500, 0)];
        var problem = RandomProblem.Of(edges, people: 2, limits: [1, 1]);
        Assert.Equal([0, 1], Proving.Allocate(problem).Chosen);
        Assert.Equal([0, 2], Proving.Allocate(problem with { FirstBonus = [1_000, 1_000] }).Chosen);
        Assert.Equal([0, 1], Proving.Allocate(problem with { FirstBonus = [1_000, 0] }).Chosen);
    }

    [Fact]
    public void Whoever_has_another_place_gives_way_where_greedy_does_not()
    {
        Edge[] edges = [new(0, 0, 6_000, 0), new(0, 1, 5_900, 0), new(1, 0, 5_800, 0)];
        var problem = RandomProblem.Of(edges, people: 2, limits: [1, 1]) with { PersonRoom = [1, 1] };
        Assert.Equal([0], Greedy.Instance.Allocate(problem).Chosen);
        var plan = Proving.Allocate(problem);
        Assert.Equal([1, 2], plan.Chosen);
        Assert.InRange(plan.Prices[0], 100 * Auction.Fineness, 5_801 * Auction.Fineness);
    }

    [Fact]
    public void When_the_budget_is_spent_the_plan_is_greedys_and_says_so()
    {
        var problem = RandomProblem.Draw(seed: 3, 30, 15);
        var plan = new Auction(budget: 1, gapMillionths: 0).Allocate(problem);
        Assert.Equal(("greedy", true), (plan.Allocator, plan.BudgetSpent));
        Assert.Equal(Greedy.Instance.Allocate(problem).Chosen, plan.Chosen);
        Assert.Null(plan.Certificate);
    }

    [Fact]
    public void A_budget_that_ends_between_two_increments_leaves_the_coarser_plan_with_what_it_proves()
    {
        var problem = Enumerable.Range(0, 100).Select(seed => RandomProblem.Draw(seed, 200, 30)).MaxBy(p => p.Edges.Length)!;
        var plans = Enumerable.Range(1, 60).Select(i => new Auction(budget: i * 40, gapMillionths: 0).Allocate(problem)).ToList();
        Assert.Contains(plans, p => p is { BudgetSpent: true, Allocator: "auction", Certificate: not null });
        Assert.Equal(plans.OrderBy(p => p.Certificate?.Primal ?? 0).Select(p => p.BudgetSpent), plans.Select(p => p.BudgetSpent));
    }

    [Fact]
    public void A_problem_with_nobody_and_nothing_has_an_empty_plan_that_is_proved()
    {
        var plan = Proving.Allocate(RandomProblem.Of([], people: 0, limits: []));
        Assert.Empty(plan.Chosen);
        Assert.Equal(new Certificate(0, 0), plan.Certificate);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var problem = RandomProblem.Draw(seed: 5, 40, 20);
        var expected = Proving.Allocate(problem);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var plan = Proving.Allocate(problem);
            Assert.Equal(expected.Chosen, plan.Chosen);
            Assert.Equal(expected.Prices, plan.Prices);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static AllocationProblem TurnedRound(AllocationProblem problem)
    {
        var (people, openings) = (problem.People, problem.Limit.Length);
        Edge[] edges = [.. problem.Edges.Select(e => e with { Person = people - 1 - e.Person, Opening = openings - 1 - e.Opening }).OrderBy(e => e.Person).ThenBy(e => e.Opening)];
        return problem with
        {
            Edges = edges,
            FirstEdge = [.. Enumerable.Range(0, people + 1).Select(p => edges.Count(e => e.Person < p))],
            Limit = [.. problem.Limit.Reverse()],
            Kind = [.. problem.Kind.Reverse()],
            PersonRoom = [.. problem.PersonRoom.Reverse()],
            FirstBonus = [.. problem.FirstBonus.Reverse()],
            KindRoom = [.. problem.KindRoom.Chunk(OpeningKinds.Count).Reverse().SelectMany(k => k)],
        };
    }
}
