namespace Matching.Engine.Allocation;

/// <summary>
/// The most points first, bonuses included, while places and portions last. Ties go to more points without bonus,
/// then to the lower newcomer, then to the lower opening.
/// </summary>
/// <remarks>
/// Room only shrinks, so an edge that was refused once is refused for good. That is why two sorted rows are enough:
/// every edge as a first proposal, and every edge as a further one; the plan walks along both, always taking the higher.
/// </remarks>
public sealed class Greedy : IAllocator
{
    private const int EdgeBits = 32;
    private const int PointsBits = 14;
    private const int HighestPoints = (1 << PointsBits) - 1;
    private const int HighestWorth = (1 << 17) - 1;

    private enum State : byte { Open, Chosen, CutOff }

    public static Greedy Instance { get; } = new();

    public string Name => "greedy";

    public AllocationPlan Allocate(AllocationProblem problem)
    {
        var (left, room, kindRoom, hasFirst) = (problem.Limit.ToArray(), problem.PersonRoom.ToArray(), problem.KindRoom.ToArray(), new bool[problem.People]);
        var firsts = Sorted(problem, asFirst: true);
        var further = Sorted(problem, asFirst: false);
        var state = new State[problem.Edges.Length];
        var total = 0L;

        for (int i = 0, j = 0; j < further.Length;)
        {
            var takesFirst = i < firsts.Length && firsts[i] <= further[j];
            var number = (int)(uint)(takesFirst ? firsts[i++] : further[j++]);
            var edge = problem.Edges[number];
            var slot = problem.KindSlot(edge.Person, edge.Opening);
            if (state[number] != State.Open || takesFirst == hasFirst[edge.Person] || room[edge.Person] == 0 || kindRoom[slot] == 0)
                continue;
            if (left[edge.Opening] == 0 || edge.Worth + (takesFirst ? problem.FirstBonus[edge.Person] : 0) < 0)
            {
                state[number] = State.CutOff;
                continue;
            }
            if (left[edge.Opening] != AllocationProblem.Unlimited)
                left[edge.Opening]--;
            room[edge.Person]--;
            kindRoom[slot]--;
            hasFirst[edge.Person] = true;
            state[number] = State.Chosen;
            total += edge.Points;
        }

        return new AllocationPlan { Allocator = Name, Chosen = In(state, State.Chosen), CutOff = In(state, State.CutOff), TotalPoints = total };
    }

    private static int[] In(State[] states, State wanted) => [.. Enumerable.Range(0, states.Length).Where(n => states[n] == wanted)];

    /// <summary>One number per edge that sorts as the order above: worth and points turned round, then the edge's own number.</summary>
    private static ulong[] Sorted(AllocationProblem problem, bool asFirst)
    {
        var keys = new ulong[problem.Edges.Length];
        for (var number = 0; number < keys.Length; number++)
        {
            var edge = problem.Edges[number];
            var worth = edge.Worth + (asFirst ? problem.FirstBonus[edge.Person] : 0);
            keys[number] = (ulong)(HighestWorth - worth) << (PointsBits + EdgeBits)
                | (ulong)(HighestPoints - edge.Points) << EdgeBits
                | (uint)number;
        }
        Array.Sort(keys);
        return keys;
    }
}
