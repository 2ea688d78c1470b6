using Matching.Engine.Allocation;

namespace Matching.Engine.Rounds;

/// <summary>The night's plan with the floors of the policy, and what each of them cost.</summary>
internal static class Floors
{
    /// <summary>Worth of a member in the question how many could have a proposal at all.</summary>
    private const int OneMember = 10_000;

    public static (AllocationPlan Plan, IReadOnlyList<FloorResult> Results) Allocate(
        RoundSnapshot snapshot, AllocationProblem problem, PinBoard pins, IAllocator allocator)
    {
        if (snapshot.Options.Floors.Count == 0)
            return (allocator.Allocate(problem), []);
        var pinned = pins.Standing.Select(p => p.Person).ToHashSet();
        FloorGoal[] goals = [.. snapshot.Options.Floors.Select(floor => Goal(snapshot, problem, pinned, floor, allocator))];
        var search = new FloorSearch(problem, allocator, goals);
        var plan = search.Run();
        var value = Value(problem, plan);
        return (plan with { Certificate = search.Certificate(plan) },
            [.. goals.Select(goal => Result(snapshot, problem, goal, plan, value, goal.Extra == 0 ? plan : search.Without(goal)))]);
    }

    private static FloorGoal Goal(RoundSnapshot snapshot, AllocationProblem problem, HashSet<int> pinned, Floor floor, IAllocator allocator)
    {
        var group = PriorityGroups.Members(snapshot, floor.Group);
        bool[] members = [.. group.Select((isMember, p) => isMember && !pinned.Contains(p) && problem.FirstEdge[p] < problem.FirstEdge[p + 1])];
        var already = pinned.Count(p => group[p]);
        return new(floor, members, already, already + MostCovered(problem, members, allocator));
    }

    /// <summary>How many members could have a proposal if nobody else were there and only their number counted.</summary>
    private static int MostCovered(AllocationProblem problem, bool[] members, IAllocator allocator)
    {
        Edge[] edges = [.. problem.Edges.Where(e => members[e.Person]).Select(e => e with { Points = OneMember, Bonus = 0 })];
        var first = new int[problem.People + 1];
        foreach (var edge in edges)
            first[edge.Person + 1]++;
        for (var person = 0; person < problem.People; person++)
            first[person + 1] += first[person];
        return allocator.Allocate(problem with
        {
            Edges = edges,
            FirstEdge = first,
            PersonRoom = [.. problem.PersonRoom.Select(room => Math.Min(1, room))],
            FirstBonus = new int[problem.People],
        }).Chosen.Count;
    }

    private static FloorResult Result(
        RoundSnapshot snapshot, AllocationProblem problem, FloorGoal goal, AllocationPlan plan, long value, AllocationPlan without)
    {
        var before = without.Chosen.Select(n => problem.Edges[n].Person).ToHashSet();
        return new()
        {
            Group = goal.Floor.Group,
            Percent = goal.Floor.Percent,
            Size = goal.Size,
            Asked = goal.Asked,
            Before = FloorSearch.Reached(goal, without, problem),
            Reached = FloorSearch.Reached(goal, plan, problem),
            Possible = goal.Possible,
            Cost = Value(problem, without) - value,
            Helped =
            [
                .. plan.Chosen.Select(n => problem.Edges[n].Person).Distinct()
                    .Where(p => goal.Members[p] && !before.Contains(p)).Select(p => snapshot.Newcomers[p].Id),
            ],
        };
    }

    /// <summary>What a plan is worth by the problem's own bonuses.</summary>
    private static long Value(AllocationProblem problem, AllocationPlan plan)
    {
        var (value, last) = (0L, -1);
        foreach (var edge in plan.Chosen.Select(n => problem.Edges[n]))
        {
            value += edge.Worth + (edge.Person != last ? problem.FirstBonus[edge.Person] : 0);
            last = edge.Person;
        }
        return value;
    }
}
