namespace Matching.Engine.Allocation;

/// <summary>
/// Places kept back for people who arrive later: a pair counts for its points less the price that the place would have
/// if those who may come were here already.
/// </summary>
/// <remarks>
/// Ahani, Gölz, Procaccia, Teytelboym and Trapp, "Dynamic placement in refugee resettlement" (Operations Research 2024): dual prices of the
/// problem that is extended with sampled arrivals, averaged over the samples, are the potentials of tonight's.
/// </remarks>
public static class Reserve
{
    private const int MostKept = 10_000;

    /// <summary>Per opening the average price over the samples, in points.</summary>
    /// <param name="tonight">Tonight's problem.</param>
    /// <param name="later">Samples of who may come: problems of the same openings.</param>
    /// <param name="allocator">One that gives prices; a sample without prices counts as nothing.</param>
    public static int[] Prices(AllocationProblem tonight, IReadOnlyList<AllocationProblem> later, IAllocator allocator)
    {
        var sums = new long[tonight.Limit.Length];
        foreach (var sample in later)
        {
            var prices = allocator.Allocate(Together(tonight, sample)).Prices;
            for (var opening = 0; opening < prices.Count; opening++)
                sums[opening] += tonight.Limit[opening] > 0 ? prices[opening] : 0;
        }
        return [.. sums.Select(sum => (int)(sum / Math.Max(1, later.Count) / Auction.Fineness))];
    }

    /// <summary>Tonight's problem with so many percent of the prices kept back.</summary>
    public static AllocationProblem KeptBack(AllocationProblem tonight, IReadOnlyList<int> prices, int percent) => tonight with
    {
        Edges = [.. tonight.Edges.Select(e => e with { Bonus = Math.Max(-MostKept, e.Bonus - (int)((long)prices[e.Opening] * percent / 100)) })],
    };

    /// <summary>Two crowds before the same openings, with the limits of the first.</summary>
    public static AllocationProblem Together(AllocationProblem one, AllocationProblem other)
    {
        var (people, edges) = (one.People, one.Edges.Length);
        return one with
        {
            FirstEdge = [.. one.FirstEdge, .. other.FirstEdge.Skip(1).Select(e => e + edges)],
            Edges = [.. one.Edges, .. other.Edges.Select(e => e with { Person = e.Person + people })],
            PersonRoom = [.. one.PersonRoom, .. other.PersonRoom],
            KindRoom = [.. one.KindRoom, .. other.KindRoom],
            FirstBonus = [.. one.FirstBonus, .. other.FirstBonus],
        };
    }
}
