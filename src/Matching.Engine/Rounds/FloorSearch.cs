using Matching.Engine.Allocation;

namespace Matching.Engine.Rounds;

/// <summary>One floor as the search sees it.</summary>
/// <param name="Floor">What the policy asks.</param>
/// <param name="Members">Per person: belongs to the group, can be proposed something, and has no pin yet.</param>
/// <param name="Pinned">Members who have a proposal already, because somebody pinned it.</param>
/// <param name="Possible">The most members that could have a proposal if nobody else counted, pinned ones included.</param>
internal sealed record FloorGoal(Floor Floor, bool[] Members, int Pinned, int Possible)
{
    public int Size { get; } = Pinned + Members.Count(m => m);

    public int Asked => (Size * Floor.Percent + 99) / 100;

    /// <summary>A floor that is out of reach is met as far as it goes.</summary>
    public int Target => Math.Min(Asked, Possible);

    /// <summary>How much more a first proposal of a member is worth for now, in points.</summary>
    public int Extra { get; set; }
}

/// <summary>
/// Meets floors by making first proposals of a group worth more, as little as does it: the multiplier of Lagrangian relaxation
/// (Fisher, "The Lagrangian relaxation method for solving integer programming problems", 1981), found by doubling and halving.
/// The plan's certificate then holds for the town with its floors: see <see cref="Certificate"/>.
/// </summary>
internal sealed class FloorSearch(AllocationProblem problem, IAllocator allocator, IReadOnlyList<FloorGoal> goals)
{
    private const int FirstStep = 200;
    private const int FinestStep = 25;

    /// <summary>More than anyone can lose by giving way to a member; three groups together stay below what a first bonus may be.</summary>
    private const int MostExtra = 30_000;

    /// <summary>Meeting one floor may undo another; so many times round.</summary>
    private const int Rounds = 3;

    public AllocationPlan Run()
    {
        var plan = Solve();
        for (var round = 0; round < Rounds && goals.Any(g => Reached(g, plan) < g.Target); round++)
            foreach (var goal in goals)
                if (Reached(goal, plan) < goal.Target)
                    plan = Raise(goal);
        return plan;
    }

    /// <summary>The plan without one of the floors, the others standing.</summary>
    public AllocationPlan Without(FloorGoal goal)
    {
        var extra = goal.Extra;
        goal.Extra = 0;
        var plan = Solve();
        goal.Extra = extra;
        return plan;
    }

    public static int Reached(FloorGoal goal, AllocationPlan plan, AllocationProblem problem) =>
        goal.Pinned + plan.Chosen.Select(n => problem.Edges[n].Person).Distinct().Count(p => goal.Members[p]);

    /// <summary>
    /// What the plan is worth without the extra, and what no plan exceeds that meets the floors as far: every such plan would have
    /// earned the extra of at least as many members.
    /// </summary>
    public Certificate? Certificate(AllocationPlan plan)
    {
        if (plan.Certificate is not { } certificate)
            return null;
        var earned = goals.Sum(g => (long)g.Extra * (Reached(g, plan) - g.Pinned));
        var due = goals.Sum(g => (long)g.Extra * (Math.Min(g.Target, Reached(g, plan)) - g.Pinned));
        return new(certificate.Primal - earned, certificate.Dual - due);
    }

    private int Reached(FloorGoal goal, AllocationPlan plan) => Reached(goal, plan, problem);

    private AllocationPlan Raise(FloorGoal goal)
    {
        var low = goal.Extra;
        AllocationPlan plan;
        for (var step = FirstStep; ; step *= 2)
        {
            goal.Extra = Math.Min(MostExtra, goal.Extra + step);
            plan = Solve();
            if (goal.Extra == MostExtra || Reached(goal, plan) >= goal.Target)
                break;
            low = goal.Extra;
        }
        for (var high = goal.Extra; high - low > FinestStep;)
        {
            goal.Extra = low + (high - low) / 2;
            var tried = Solve();
            if (Reached(goal, tried) >= goal.Target)
                (high, plan) = (goal.Extra, tried);
            else
                low = goal.Extra;
            goal.Extra = high;
        }
        return plan;
    }

    private AllocationPlan Solve()
    {
        var bonuses = problem.FirstBonus.ToArray();
        foreach (var goal in goals)
            for (var person = 0; person < bonuses.Length; person++)
                if (goal.Members[person])
                    bonuses[person] = Math.Min(AllocationProblem.MostFirstBonus, bonuses[person] + goal.Extra);
        return allocator.Allocate(problem with { FirstBonus = bonuses });
    }
}
