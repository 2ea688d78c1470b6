using Matching.Engine.Allocation;

namespace Matching.Engine.Tests.Allocation;

public class GeneralisedAssignmentTests
{
    [Fact]
    public void A_family_takes_its_places_together_or_goes_elsewhere()
    {
        SizedEdge[][] edges = [[new(0, 9_000, 3)], [new(0, 5_000, 1)], [new(0, 4_500, 1), new(1, 1_000, 1)]];
        Assert.Equal([0, -1, 1], GeneralisedAssignment.Solve(edges, [3, 1]).Chosen);
        Assert.Equal([-1, 0, 0], GeneralisedAssignment.Solve(edges, [2, 1]).Chosen);
    }

    [Fact]
    public void Small_problems_are_solved_within_what_is_proved_and_nearly_always_best()
    {
        var best = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            SizedEdge[][] edges = [.. Enumerable.Range(0, random.Next(7)).Select(_ =>
                Enumerable.Range(0, 3).Where(_ => random.Next(4) > 0).Select(o => new SizedEdge(o, random.Next(10_000), random.Next(1, 5))).ToArray())];
            int[] limit = [random.Next(8), random.Next(8), random.Next(8)];
            var plan = GeneralisedAssignment.Solve(edges, limit);
            var optimum = BruteForce(edges, [.. limit], 0);
            Assert.InRange(optimum, plan.Value, plan.Bound);
            for (var person = 0; person < edges.Length; person++)
                if (plan.Chosen[person] is >= 0 and var at)
                    limit[edges[person][at].Opening] -= edges[person][at].Places;
            Assert.All(limit, l => Assert.True(l >= 0));
            Assert.Equal(plan.Value, plan.Chosen.Select((at, p) => at < 0 ? 0L : edges[p][at].Worth).Sum());
            best += plan.Value == optimum ? 1 : 0;
        }
        Assert.InRange(best, 285, 300);
    }

    private static long BruteForce(SizedEdge[][] edges, int[] left, int person)
    {
        if (person == edges.Length)
            return 0;
        var best = BruteForce(edges, left, person + 1);
        foreach (var edge in edges[person].Where(e => e.Places <= left[e.Opening]))
        {
            left[edge.Opening] -= edge.Places;
            best = Math.Max(best, edge.Worth + BruteForce(edges, left, person + 1));
            left[edge.Opening] += edge.Places;
        }
        return best;
    }
}
