namespace Matching.Engine.Allocation;

/// <summary>
/// People bid for places until nobody wants to change: a plan near the optimum, with a price per opening that proves how near.
/// </summary>
/// <remarks>
/// Bertsekas, "The auction algorithm: a distributed relaxation method for the assignment problem" (1988); alike places that share a price
/// as in Bertsekas and Castañón, "The auction algorithm for the transportation problem" (1989); several places per person as in the b-matching
/// auctions of arXiv 2403.05781. Whole numbers only and one person after the other, so that the same problem gives the same plan.
/// <para>
/// Prices start at nothing and only rise, so an opening that is not full has no price and the bound stays tight. Coarse increments end soon
/// and prove little; so each run begins anew with a tenth of the increment, until the certificate is good enough. Prices of the coarser run are not
/// carried over, as usual epsilon-scaling does: openings that do not fill would keep them.
/// </para>
/// </remarks>
public sealed class Auction : IAllocator
{
    /// <summary>Prices are counted in parts of a point this small; it is also the finest increment but one.</summary>
    public const int Fineness = 1_000;

    private const int FirstIncrement = 20 * Fineness;
    private const int Finer = 10;
    private const double Million = 1_000_000;

    private readonly long _budget;
    private readonly int _gapMillionths;

    /// <param name="budget">Bids that may be made in all; at least 1. When they are spent, the best plan so far stands, or else the baseline's.</param>
    /// <param name="gapMillionths">Good enough: how far from the optimum the plan may be, in millionths. 0 goes on until it is proved optimal or no finer increment is left.</param>
    public Auction(long budget, int gapMillionths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gapMillionths);
        (_budget, _gapMillionths) = (budget, gapMillionths);
    }

    public string Name => "auction";

    public AllocationPlan Allocate(AllocationProblem problem)
    {
        AllocationPlan? best = null;
        var left = _budget;
        for (var increment = FirstIncrement; increment > 0 && !IsGoodEnough(best); increment /= Finer)
        {
            var bidding = new Bidding(problem, increment);
            left -= bidding.Run(left);
            if (!bidding.Ended)
                return (best ?? Greedy.Instance.Allocate(problem)) with { BudgetSpent = true };
            var plan = PlanOf(problem, bidding);
            if (best is null || plan.Certificate!.Gap < best.Certificate!.Gap)
                best = plan;
        }
        return best!;
    }

    private bool IsGoodEnough(AllocationPlan? plan) => plan?.Certificate?.Gap * Million <= _gapMillionths;

    private AllocationPlan PlanOf(AllocationProblem problem, Bidding bidding)
    {
        var (chosen, cutOff) = (new List<int>(), new List<int>());
        var total = 0L;
        for (var number = 0; number < problem.Edges.Length; number++)
            if (bidding.IsHeld(number))
            {
                chosen.Add(number);
                total += problem.Edges[number].Points;
            }
            else if (bidding.HasRoomFor(number))
                cutOff.Add(number);
        return new()
        {
            Allocator = Name,
            Chosen = chosen,
            CutOff = cutOff,
            TotalPoints = total,
            Prices = bidding.Prices,
            Certificate = Certificate.Check(problem, chosen, bidding.Prices),
        };
    }
}
