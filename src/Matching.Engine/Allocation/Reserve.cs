namespace Matching.Engine.Allocation;

/// <summary>
/// What tonight's places are worth to people who have yet to come. Tonight a place is then worth its points less that: so the only place for
/// beginners is not taken by someone with ten others.
/// </summary>
/// <remarks>
/// Bid prices from sampled futures: Talluri and van Ryzin, "A randomized linear programming method for computing network bid prices" (1999);
/// on refugees the dual prices of Ahani, Gölz, Procaccia, Teytelboym and Trapp, "Dynamic placement in refugee resettlement" (2021).
/// </remarks>
public static class Reserve
{
    /// <summary>How many futures are drawn.</summary>
    public const int Futures = 16;

    /// <summary>How many weeks they look ahead.</summary>
    public const int WeeksAhead = 13;

    /// <summary>A future is a guess; its plan need not be nearer to the best than this.</summary>
    private const int GapMillionths = 1_000;

    /// <summary>Per opening, in thousandths of a point: the mean over the futures; 0 where nobody would miss the place.</summary>
    /// <param name="tonight">The night's problem, as if nothing were kept back.</param>
    /// <param name="lately">What the futures are drawn from.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="budget">Bids that may be made in all; a future that its share does not suffice for is left out.</param>
    /// <param name="parallel">How many threads; changes the time it takes and nothing else.</param>
    public static int[] Of(AllocationProblem tonight, Lately lately, ulong seed, long budget, ParallelOptions parallel)
    {
        var reserve = new int[tonight.Limit.Length];
        if (lately.People.People == 0)
            return reserve;
        var losses = new long[Futures][];
        var auction = new Auction(Math.Max(1, budget / Futures), GapMillionths);
        Parallel.For(0, Futures, parallel, f =>
        {
            var future = Future.Draw(tonight, lately, WeeksAhead, Lot.Draw(seed, (ulong)f));
            var plan = auction.Allocate(future.Problem);
            losses[f] = plan.Certificate is null ? [] : future.LossToLater(plan);
        });
        long[][] known = [.. losses.Where(l => l.Length > 0)];
        for (var opening = 0; opening < reserve.Length && known.Length > 0; opening++)
            reserve[opening] = (int)(known.Sum(l => l[opening]) / known.Length);
        return reserve;
    }

    /// <summary>The same problem, in which every place is worth less by so many percent of its reserve; points stay what they are.</summary>
    public static AllocationProblem KeepBack(AllocationProblem tonight, IReadOnlyList<int> reserve, int percent) => tonight with
    {
        Edges = [.. tonight.Edges.Select(e => e with { Bonus = Math.Max(-MostKeptBack, e.Bonus - (int)((long)reserve[e.Opening] * percent / 100 / Auction.Fineness)) })],
    };

    /// <summary>The range of <see cref="Edge.Bonus"/>.</summary>
    private const int MostKeptBack = 10_000;
}
