namespace Matching.Engine.Allocation;

/// <summary>
/// People bid for places until nobody wants to change: a plan near the optimum, with a price per opening that proves how near.
/// </summary>
/// <remarks>
/// Bertsekas, "The auction algorithm: a distributed relaxation method for the assignment problem" (1988), with increments that get finer
/// (epsilon-scaling); alike places that share a price as in Bertsekas and Castañón, "The auction algorithm for the transportation problem" (1989);
/// openings that do not fill as in their "A forward/reverse auction algorithm for asymmetric assignment problems" (1992); several places
/// per person as in the b-matching auctions of arXiv 2403.05781. Whole numbers only, one bid after the other: the same problem gives the same plan.
/// <para>
/// After each round of increments no exchange gains anybody more than one increment, and an opening with a place left has no price:
/// so the plan is within one increment per proposal of the optimum, and its certificate shows it.
/// </para>
/// </remarks>
public sealed class Auction : IAllocator
{
    /// <summary>Prices are counted in parts of a point this small.</summary>
    public const int Fineness = 1_000;

    private const double Million = 1_000_000;

    /// <summary>In thousandths of a point. The first is coarse enough not to wage long wars over ties, the last is the finest there is.</summary>
    private static readonly int[] Increments = [125_000, 2_500, 50, 1];

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
        var (holdings, book) = (new Holdings(problem), new PriceBook(problem));
        var (bidding, selling) = (new Bidding(problem, holdings, book), new Selling(problem, holdings, book));
        AllocationPlan? best = null;
        var (left, coarser) = (_budget, 0);
        foreach (var increment in Increments)
        {
            Reopen(problem, holdings, book, coarser);
            left -= bidding.Run(increment, left);
            left -= selling.Run(increment, left);
            if (left <= 0)
                return (best ?? Greedy.Instance.Allocate(problem)) with { BudgetSpent = true };
            var plan = PlanOf(problem, holdings, book);
            if (best is null || plan.Certificate!.Gap <= best.Certificate!.Gap)
                best = plan;
            if (best.Certificate!.Gap * Million <= _gapMillionths)
                break;
            coarser = increment;
        }
        return best!;
    }

    /// <summary>Everybody lets go, and prices begin a little below where the coarser increment left them: it overshot by about one.</summary>
    private static void Reopen(AllocationProblem problem, Holdings holdings, PriceBook book, int coarser)
    {
        for (var person = 0; person < problem.People; person++)
            holdings.LeaveAll(person);
        for (var opening = 0; opening < problem.Limit.Length; opening++)
            book.Reopen(opening, Math.Max(0, book.Prices[opening] - 2 * coarser));
    }

    private AllocationPlan PlanOf(AllocationProblem problem, Holdings holdings, PriceBook book)
    {
        var (chosen, cutOff) = (new List<int>(), new List<int>());
        var total = 0L;
        for (var number = 0; number < problem.Edges.Length; number++)
            if (holdings.IsHeld(number))
            {
                chosen.Add(number);
                total += problem.Edges[number].Points;
            }
            else if (holdings.HasRoomFor(number))
                cutOff.Add(number);
        return new()
        {
            Allocator = Name,
            Chosen = chosen,
            CutOff = cutOff,
            TotalPoints = total,
            Prices = [.. book.Prices],
            Certificate = Certificate.Check(problem, chosen, book.Prices),
        };
    }
}
