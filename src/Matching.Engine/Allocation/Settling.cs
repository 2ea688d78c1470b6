namespace Matching.Engine.Allocation;

/// <summary>
/// Makes a plan of what the openings want: whoever several want goes where she is worth most, then people move, change places or make room
/// for another as long as the plan gains by it. For <see cref="GeneralisedAssignment"/>.
/// </summary>
internal sealed class Settling(PlacesProblem problem)
{
    private const int None = -1;

    private readonly int[] _firstEdge = FirstEdges(problem);
    private readonly int[] _chosen = new int[problem.People];
    private readonly int[] _free = new int[problem.Limit.Length];

    /// <summary>The plan in which nobody gets anything.</summary>
    public PlacesPlan Nobody => new([.. Enumerable.Repeat(None, problem.People)], 0, 0);

    public PlacesPlan Settle(bool[] wanted)
    {
        problem.Limit.CopyTo(_free, 0);
        Array.Fill(_chosen, None);
        for (var person = 0; person < problem.People; person++)
            Take(person, Best(person, edge => wanted[edge]));
        while (Improve())
        {
        }
        return new([.. _chosen], Enumerable.Range(0, problem.People).Sum(person => Worth(person, _chosen)), 0);
    }

    private bool Improve()
    {
        var gained = false;
        for (var person = 0; person < problem.People; person++)
            for (var edge = _firstEdge[person]; edge < _firstEdge[person + 1]; edge++)
                gained |= edge != _chosen[person] && (Moves(person, edge) || MovesOver(person, edge) || Changes(person, edge));
        return gained;
    }

    /// <summary>To a place that is free.</summary>
    private bool Moves(int person, int edge)
    {
        if (Worth(edge) <= Worth(person, _chosen) || !Fits(edge))
            return false;
        Take(person, edge);
        return true;
    }

    /// <summary>To a place where another makes room by moving on, or by leaving when that is still a gain.</summary>
    private bool MovesOver(int person, int edge)
    {
        var opening = problem.Edges[edge].Opening;
        for (var other = 0; other < problem.People; other++)
        {
            if (other == person || _chosen[other] == None || problem.Edges[_chosen[other]].Opening != opening)
                continue;
            var (mine, others) = (_chosen[person], _chosen[other]);
            var before = Worth(person, _chosen) + Worth(other, _chosen);
            Take(person, None);
            Take(other, None);
            if (Fits(edge))
            {
                Take(person, edge);
                Take(other, Best(other, _ => true));
                if (Worth(person, _chosen) + Worth(other, _chosen) > before)
                    return true;
                Take(other, None);
                Take(person, None);
            }
            Take(other, others);
            Take(person, mine);
        }
        return false;
    }

    /// <summary>With somebody who would take her place in return.</summary>
    private bool Changes(int person, int edge)
    {
        if (_chosen[person] == None)
            return false;
        var (mine, opening) = (_chosen[person], problem.Edges[edge].Opening);
        for (var other = 0; other < problem.People; other++)
        {
            if (other == person || _chosen[other] == None || problem.Edges[_chosen[other]].Opening != opening)
                continue;
            var others = _chosen[other];
            var back = EdgeOf(other, problem.Edges[mine].Opening);
            if (back == None || Worth(edge) + Worth(back) <= Worth(mine) + Worth(others))
                continue;
            Take(person, None);
            Take(other, None);
            if (Fits(edge) && Fits(back))
            {
                Take(person, edge);
                Take(other, back);
                return true;
            }
            Take(other, others);
            Take(person, mine);
        }
        return false;
    }

    private int Best(int person, Func<int, bool> allowed)
    {
        var best = None;
        for (var edge = _firstEdge[person]; edge < _firstEdge[person + 1]; edge++)
            if (allowed(edge) && Fits(edge) && (best == None || problem.Edges[edge].Points > problem.Edges[best].Points))
                best = edge;
        return best;
    }

    private int EdgeOf(int person, int opening)
    {
        for (var edge = _firstEdge[person]; edge < _firstEdge[person + 1]; edge++)
            if (problem.Edges[edge].Opening == opening)
                return edge;
        return None;
    }

    private bool Fits(int edge) => problem.Edges[edge].Places <= _free[problem.Edges[edge].Opening];

    private void Take(int person, int edge)
    {
        if (_chosen[person] is var old and not None)
            _free[problem.Edges[old].Opening] += problem.Edges[old].Places;
        if (edge != None)
            _free[problem.Edges[edge].Opening] -= problem.Edges[edge].Places;
        _chosen[person] = edge;
    }

    private long Worth(int person, int[] chosen) => chosen[person] == None ? 0 : Worth(chosen[person]);

    private long Worth(int edge) => problem.Edges[edge].Points + problem.ServedBonus;

    private static int[] FirstEdges(PlacesProblem problem)
    {
        var first = new int[problem.People + 1];
        foreach (var edge in problem.Edges)
            first[edge.Person + 1]++;
        for (var person = 0; person < problem.People; person++)
            first[person + 1] += first[person];
        return first;
    }
}
