using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Engine.Tests.Allocation;

/// <summary>
/// The exact optimum by another algorithm: dearest paths one after the other (Bellman and Ford on the residual graph), for small problems.
/// Source → person (first and further) → her kinds → openings → sink; stops when another path would lose.
/// </summary>
internal sealed class ExactFlow
{
    private readonly List<(int From, int To, int Room, long Gain)> _arcs = [];

    public static long Best(AllocationProblem problem)
    {
        var flow = new ExactFlow();
        var kinds = 1 + problem.People;
        var openings = kinds + problem.People * OpeningKinds.Count;
        var sink = openings + problem.Limit.Length;
        for (var person = 0; person < problem.People; person++)
        {
            if (problem.PersonRoom[person] > 0)
                flow.Add(0, 1 + person, 1, problem.FirstBonus[person]);
            flow.Add(0, 1 + person, Math.Max(0, problem.PersonRoom[person] - 1), 0);
            for (var kind = 0; kind < OpeningKinds.Count; kind++)
                flow.Add(1 + person, kinds + person * OpeningKinds.Count + kind, problem.KindRoom[person * OpeningKinds.Count + kind], 0);
        }
        foreach (var edge in problem.Edges)
            flow.Add(kinds + problem.KindSlot(edge.Person, edge.Opening), openings + edge.Opening, 1, edge.Worth);
        for (var opening = 0; opening < problem.Limit.Length; opening++)
            flow.Add(openings + opening, sink, problem.Limit[opening], 0);
        return flow.Run(sink);
    }

    private void Add(int from, int to, int room, long gain)
    {
        _arcs.Add((from, to, room, gain));
        _arcs.Add((to, from, 0, -gain));
    }

    private long Run(int sink)
    {
        var total = 0L;
        while (true)
        {
            var gain = new long[sink + 1];
            var by = new int[sink + 1];
            Array.Fill(gain, long.MinValue);
            gain[0] = 0;
            for (var changed = true; changed;)
            {
                changed = false;
                for (var a = 0; a < _arcs.Count; a++)
                {
                    var (from, to, room, worth) = _arcs[a];
                    if (room > 0 && gain[from] != long.MinValue && gain[from] + worth > gain[to])
                        (gain[to], by[to], changed) = (gain[from] + worth, a, true);
                }
            }
            if (gain[sink] <= 0)
                return total;
            total += gain[sink];
            for (var at = sink; at != 0; at = _arcs[by[at]].From)
            {
                _arcs[by[at]] = _arcs[by[at]] with { Room = _arcs[by[at]].Room - 1 };
                _arcs[by[at] ^ 1] = _arcs[by[at] ^ 1] with { Room = _arcs[by[at] ^ 1].Room + 1 };
            }
        }
    }
}
