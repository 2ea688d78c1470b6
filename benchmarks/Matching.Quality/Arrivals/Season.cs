using Matching.Engine.Allocation;

namespace Matching.Quality.Arrivals;

/// <summary>What came of a season.</summary>
/// <param name="Value">Points, and the first bonus of everyone placed.</param>
/// <param name="Placed">Per group of people, how many have a place.</param>
internal sealed record Outcome(long Value, IReadOnlyDictionary<string, int> Placed);

/// <summary>Night after night: whoever is proposed a place takes it and goes; whoever is not waits.</summary>
internal static class Season
{
    public static Outcome Run(ArrivingTown town, Func<AllocationProblem, int, AllocationPlan> planOf)
    {
        int[] free = [.. town.Openings.Select(o => o.FreeAtStart)];
        var (waiting, placed, value) = (new List<int>(), new List<int>(), 0L);
        for (var week = 0; week < town.Weeks; week++)
        {
            waiting.AddRange(Enumerable.Range(0, town.People.Count).Where(p => town.People[p].Week == week));
            var tonight = Tonight(town, waiting, free, week);
            foreach (var edge in planOf(tonight, week).Chosen.Select(n => tonight.Edges[n]))
            {
                value += edge.Points + tonight.FirstBonus[edge.Person];
                free[edge.Opening]--;
                placed.Add(waiting[edge.Person]);
            }
            waiting = [.. waiting.Except(placed)];
        }
        return new(value, PerGroup(town, placed));
    }

    /// <summary>The best that could have been done, all weeks known: anyone may take what is open when she comes or later.</summary>
    public static (Outcome Outcome, Certificate Certificate) InHindsight(ArrivingTown town)
    {
        int[] people = [.. Enumerable.Range(0, town.People.Count).Where(p => town.People[p].Week >= 0)];
        var problem = town.Problem(people, [.. town.Openings.Select(o => o.LastWeek < 0 ? 0 : o.FreeAtStart)], (person, opening) => opening.LastWeek >= person.Week);
        var plan = new Auction(budget: 1_000_000_000, gapMillionths: 0).Allocate(problem);
        return (new(plan.Certificate!.Primal, PerGroup(town, plan.Chosen.Select(n => people[problem.Edges[n].Person]))), plan.Certificate);
    }

    private static AllocationProblem Tonight(ArrivingTown town, List<int> waiting, int[] free, int week)
    {
        int[] limits = [.. town.Openings.Select((o, i) => o.IsOpenIn(week) ? free[i] : 0)];
        var all = town.Problem(waiting, limits, (_, opening) => opening.IsOpenIn(week));
        Edge[] edges = [.. all.Edges.Where(e => limits[e.Opening] > 0)];
        var first = new int[all.People + 1];
        foreach (var edge in edges)
            first[edge.Person + 1]++;
        for (var person = 0; person < all.People; person++)
            first[person + 1] += first[person];
        return all with { Edges = edges, FirstEdge = first };
    }

    private static Dictionary<string, int> PerGroup(ArrivingTown town, IEnumerable<int> placed) =>
        placed.CountBy(p => town.People[p].Group.Name).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary();
}
