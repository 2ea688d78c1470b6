using Matching.Engine.Allocation;
using Matching.Simulation;

namespace Matching.Engine.Tests.Allocation;

/// <summary>Plans for people who need several places, against every plan there is.</summary>
public sealed class GeneralisedAssignmentTests
{
    [Fact]
    public void On_small_problems_the_bound_is_true_and_the_plan_nearly_always_the_best()
    {
        var best = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var problem = Random(seed, people: 2 + seed % 5, openings: 1 + seed % 3, servedBonus: seed % 2 == 0 ? 0 : 500);
            var plan = GeneralisedAssignment.Solve(problem);
            var optimum = Best(problem, 0, [.. problem.Limit]);

            AssertKeepsLimits(problem, plan);
            Assert.InRange(optimum, plan.Value, plan.Bound);
            best += plan.Value == optimum ? 1 : 0;
        }
        Assert.InRange(best, 396, 400);
    }

    [Fact]
    public void A_family_of_three_takes_three_places_or_none()
    {
        var problem = new PlacesProblem
        {
            People = 3,
            Limit = [3],
            Edges = [new(0, 0, 50, 3), new(1, 0, 30, 1), new(2, 0, 15, 2)],
        };

        Assert.Equal([0, -1, -1], GeneralisedAssignment.Solve(problem).Chosen);
        Assert.Equal([-1, 1, 2], GeneralisedAssignment.Solve(problem with { Edges = [new(0, 0, 40, 3), .. problem.Edges[1..]] }).Chosen);
    }

    [Fact]
    public void A_served_bonus_serves_more_people_before_it_makes_some_happier()
    {
        var problem = new PlacesProblem { People = 3, Limit = [3], Edges = [new(0, 0, 50, 3), new(1, 0, 1, 1), new(2, 0, 1, 2)] };

        Assert.Equal([0, -1, -1], GeneralisedAssignment.Solve(problem).Chosen);
        Assert.Equal([-1, 1, 2], GeneralisedAssignment.Solve(problem with { ServedBonus = 1_000 }).Chosen);
    }

    [Fact]
    public void Nobody_nothing_and_what_never_fits_are_no_trouble()
    {
        Assert.Equal((0L, 0L), ValueAndBound(new() { People = 0, Limit = [], Edges = [] }));
        Assert.Equal((0L, 0L), ValueAndBound(new() { People = 2, Limit = [0, 5], Edges = [new(0, 0, 9, 1), new(1, 1, 9, 6)] }));
    }

    [Fact]
    public void More_rounds_never_make_it_worse()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = Random(seed, people: 12, openings: 4, servedBonus: 100);
            var (few, many) = (GeneralisedAssignment.Solve(problem, rounds: 5), GeneralisedAssignment.Solve(problem, rounds: 300));

            Assert.True(many.Value >= few.Value && many.Bound <= few.Bound);
        }
    }

    private static (long, long) ValueAndBound(PlacesProblem problem) => GeneralisedAssignment.Solve(problem) is var plan ? (plan.Value, plan.Bound) : default;

    private static PlacesProblem Random(long seed, int people, int openings, int servedBonus)
    {
        var random = SeededRandom.Stream(seed, "places");
        return new()
        {
            People = people,
            Limit = [.. Enumerable.Range(0, openings).Select(_ => random.Whole(0, 8))],
            Edges =
            [
                .. from person in Enumerable.Range(0, people)
                   from opening in Enumerable.Range(0, openings)
                   where random.Whole(0, 3) > 0
                   select new PlacesEdge(person, opening, random.Whole(0, 100), random.Whole(1, 4)),
            ],
            ServedBonus = servedBonus,
        };
    }

    private static long Best(PlacesProblem problem, int person, int[] free)
    {
        if (person == problem.People)
            return 0;
        var best = Best(problem, person + 1, free);
        foreach (var edge in problem.Edges.Where(e => e.Person == person && e.Places <= free[e.Opening]))
        {
            free[edge.Opening] -= edge.Places;
            best = Math.Max(best, edge.Points + problem.ServedBonus + Best(problem, person + 1, free));
            free[edge.Opening] += edge.Places;
        }
        return best;
    }

    private static void AssertKeepsLimits(PlacesProblem problem, PlacesPlan plan)
    {
        var chosen = plan.Chosen.Select((edge, person) => (edge, person)).Where(c => c.edge >= 0).ToList();
        Assert.All(chosen, c => Assert.Equal(c.person, problem.Edges[c.edge].Person));
        Assert.All(chosen.GroupBy(c => problem.Edges[c.edge].Opening), g => Assert.True(g.Sum(c => problem.Edges[c.edge].Places) <= problem.Limit[g.Key]));
        Assert.Equal(plan.Value, chosen.Sum(c => problem.Edges[c.edge].Points + problem.ServedBonus));
    }
}
