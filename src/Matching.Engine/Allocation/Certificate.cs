using System.Text.Json.Serialization;
using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// How good a plan is at least. Prices of places bound every plan from above (linear-programming duality): no plan is worth more than
/// the prices of all places plus, for every person, the best she could choose if she had to pay them.
/// </summary>
/// <param name="Primal">What the plan is worth, bonuses included, in points.</param>
/// <param name="Dual">What no plan exceeds, in points.</param>
public sealed record Certificate(long Primal, long Dual)
{
    /// <summary>How far from the best the plan can be at most, 0 to 1.</summary>
    [JsonIgnore]
    public double Gap => Dual <= Primal ? 0 : (double)(Dual - Primal) / Dual;

    /// <summary>Checks a plan against its prices, each edge once, sharing no code with the auction.</summary>
    /// <param name="problem">What the plan is for.</param>
    /// <param name="chosen">Numbers of the chosen edges, rising.</param>
    /// <param name="prices">Per opening, in thousandths of a point, not negative; any prices give a true bound, good ones a tight bound.</param>
    /// <exception cref="ArgumentException">The plan breaks a limit, or these are no prices.</exception>
    public static Certificate Check(AllocationProblem problem, IReadOnlyList<int> chosen, IReadOnlyList<int> prices) =>
        new(Value(problem, chosen), Bound(problem, prices));

    private static long Value(AllocationProblem problem, IReadOnlyList<int> chosen)
    {
        var places = new int[problem.Limit.Length];
        var held = new int[problem.People];
        var kinds = new int[problem.KindRoom.Length];
        var value = 0L;
        var last = -1;
        foreach (var number in chosen)
        {
            Demand(number > last && number < problem.Edges.Length, "chooses an edge twice, or one that is not there");
            last = number;
            var edge = problem.Edges[number];
            var slot = problem.KindSlot(edge.Person, edge.Opening);
            Demand(++places[edge.Opening] <= problem.Limit[edge.Opening], "goes over the limit of an opening");
            Demand(++held[edge.Person] <= problem.PersonRoom[edge.Person], "gives a person more than her portion");
            Demand(++kinds[slot] <= problem.KindRoom[slot], "gives a person more of one kind than her portion");
            value += edge.Worth + (held[edge.Person] == 1 ? problem.FirstBonus[edge.Person] : 0);
        }
        return value;
    }

    private static long Bound(AllocationProblem problem, IReadOnlyList<int> prices)
    {
        if (prices.Count != problem.Limit.Length || prices.Any(p => p < 0))
            throw new ArgumentException("There is one price for every opening, and none is negative.", nameof(prices));
        var bound = 0L;
        for (var opening = 0; opening < prices.Count; opening++)
        {
            if (problem.Limit[opening] == AllocationProblem.Unlimited && prices[opening] > 0)
                throw new ArgumentException("An opening without limit has no price.", nameof(prices));
            bound += prices[opening] == 0 ? 0 : (long)problem.Limit[opening] * prices[opening];
        }
        var left = new int[OpeningKinds.Count];
        var wanted = new List<(long Value, int Kind)>();
        for (var person = 0; person < problem.People; person++)
            bound += BestSet(problem, prices, person, wanted, left);
        return bound / Auction.Fineness;
    }

    /// <summary>
    /// What her best set is worth at these prices. Her portions are a laminar matroid (so many in all, so many of each kind),
    /// so taking the best that still fits finds, for every size, the best set of that size; the first bonus depends on the size alone
    /// and so moves only where she stops: she takes one more than nothing when that one and the bonus together are worth it.
    /// </summary>
    private static long BestSet(AllocationProblem problem, IReadOnlyList<int> prices, int person, List<(long Value, int Kind)> wanted, int[] left)
    {
        var bonus = (long)problem.FirstBonus[person] * Auction.Fineness;
        wanted.Clear();
        for (var number = problem.FirstEdge[person]; number < problem.FirstEdge[person + 1]; number++)
        {
            var edge = problem.Edges[number];
            var value = (long)edge.Worth * Auction.Fineness - prices[edge.Opening];
            if (value + bonus > 0)
                wanted.Add((value, (int)problem.Kind[edge.Opening]));
        }
        wanted.Sort((a, b) => b.Value.CompareTo(a.Value));
        Array.Copy(problem.KindRoom, person * OpeningKinds.Count, left, 0, OpeningKinds.Count);
        var (total, room) = (0L, problem.PersonRoom[person]);
        foreach (var (value, kind) in wanted)
        {
            var isFirst = room == problem.PersonRoom[person];
            if (room == 0 || value + (isFirst ? bonus : 0) <= 0)
                break;
            if (left[kind] == 0)
                continue;
            left[kind]--;
            room--;
            total += value + (isFirst ? bonus : 0);
        }
        return total;
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException($"The plan {what}.", nameof(holds));
    }
}
