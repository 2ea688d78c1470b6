namespace Matching.Engine.Allocation;

/// <summary>A pair of which the person takes several places of the opening: a family, or hours.</summary>
/// <param name="Opening">Position of the opening.</param>
/// <param name="Worth">0 to 1,000,000.</param>
/// <param name="Places">How many places of it she takes, at least 1.</param>
public readonly record struct SizedEdge(int Opening, int Worth, int Places);

/// <summary>A plan in which people take different numbers of places.</summary>
/// <param name="Chosen">Per person which of her edges, or −1.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Bound">What no plan exceeds.</param>
public sealed record SizedPlan(IReadOnlyList<int> Chosen, long Value, long Bound)
{
    /// <summary>How far from the best the plan can be at most, 0 to 1.</summary>
    public double Gap => Bound <= Value ? 0 : (double)(Bound - Value) / Bound;
}

/// <summary>
/// Everybody gets at most one opening and takes her number of places there: the generalised assignment problem, which no prices solve exactly.
/// </summary>
/// <remarks>
/// Lagrangian relaxation of the places (Fisher 1981) by subgradient steps: prices per place that rise where too much is wanted give a bound,
/// and every step a plan, made to fit by regret (Martello and Toth, 1981) and improved by moving one person or exchanging two. For tens to
/// hundreds of people; whoever takes one place belongs in the <see cref="Auction"/>. Whole numbers only, so always the same plan.
/// </remarks>
public sealed class GeneralisedAssignment
{
    private const int Nothing = -1;
    private const long Fineness = 1_000;
    private const int Steps = 400;
    private const int Patience = 20;
    private const int FullStride = 2_000;

    private readonly SizedEdge[][] _edges;
    private readonly int[] _limit;
    private readonly long[] _prices;
    private readonly int[] _left;
    private readonly int[] _chosen;

    private GeneralisedAssignment(SizedEdge[][] edges, int[] limit) =>
        (_edges, _limit, _prices, _left, _chosen) = (edges, limit, new long[limit.Length], new int[limit.Length], new int[edges.Length]);

    /// <param name="edges">Per person where she could go.</param>
    /// <param name="limit">Places per opening.</param>
    public static SizedPlan Solve(SizedEdge[][] edges, int[] limit) => new GeneralisedAssignment(edges, limit).Run();

    private SizedPlan Run()
    {
        var (bound, best, value) = (long.MaxValue, new int[_edges.Length], -1L);
        var (stride, waited) = (FullStride, 0);
        for (var step = 0; step < Steps && stride > 0 && bound / Fineness > value; step++)
        {
            var (relaxed, excess) = Relax();
            (bound, waited) = relaxed < bound ? (relaxed, 0) : (bound, waited + 1);
            if (waited == Patience)
                (stride, waited) = (stride / 2, 0);
            Fit();
            Improve();
            if (Value() is var found && found > value)
            {
                value = found;
                _chosen.CopyTo(best, 0);
            }
            var length = excess.Sum(e => e * e);
            if (length == 0)
                continue;
            for (var opening = 0; opening < _prices.Length; opening++)
                _prices[opening] = Math.Max(0, _prices[opening] + excess[opening] * (relaxed - value * Fineness) * stride / (length * FullStride));
        }
        return new(best, value, Math.Max(value, bound / Fineness));
    }

    /// <summary>Everybody takes what she likes best at the prices: the bound, and how much too much is wanted of each opening.</summary>
    private (long Bound, long[] Excess) Relax()
    {
        var excess = _limit.Select(l => -(long)l).ToArray();
        var bound = 0L;
        for (var opening = 0; opening < _limit.Length; opening++)
            bound += _prices[opening] * _limit[opening];
        for (var person = 0; person < _edges.Length; person++)
            if (BestFor(person, int.MaxValue, out var worth, out _) is >= 0 and var at)
            {
                bound += worth;
                excess[_edges[person][at].Opening] += _edges[person][at].Places;
            }
        return (bound, excess);
    }

    /// <summary>One after the other gets what she likes best of what still fits; first whoever would lose most by her second choice.</summary>
    private void Fit()
    {
        _limit.CopyTo(_left, 0);
        Array.Fill(_chosen, Nothing);
        var waiting = Enumerable.Range(0, _edges.Length).ToList();
        while (waiting.Count > 0)
        {
            var (who, what, most) = (waiting[0], Nothing, long.MinValue);
            foreach (var person in waiting)
                if (BestFor(person, 0, out var worth, out var second) is >= 0 and var at && worth - second > most)
                    (who, what, most) = (person, at, worth - second);
            waiting.Remove(who);
            Move(who, what);
        }
    }

    /// <summary>Moves one person, or exchanges two, as long as that gains anything.</summary>
    private void Improve()
    {
        for (var gained = true; gained;)
        {
            gained = false;
            for (var person = 0; person < _edges.Length; person++)
                gained |= Shift(person);
            for (var one = 0; one < _edges.Length; one++)
                for (var other = one + 1; other < _edges.Length; other++)
                    gained |= Exchange(one, other);
        }
    }

    private bool Shift(int person)
    {
        var (was, gained) = (_chosen[person], false);
        for (var to = 0; to < _edges[person].Length; to++)
            if (Worth(person, to) > Worth(person, _chosen[person]) && Fits(person, to))
            {
                Move(person, to);
                gained = true;
            }
        return gained && _chosen[person] != was;
    }

    private bool Exchange(int one, int other)
    {
        var (mine, hers) = (_chosen[one], _chosen[other]);
        var before = Worth(one, mine) + Worth(other, hers);
        if (mine == Nothing && hers == Nothing)
            return false;
        Move(one, Nothing);
        Move(other, Nothing);
        for (var to = 0; to < _edges[one].Length; to++)
        {
            if (!Fits(one, to))
                continue;
            Move(one, to);
            for (var her = 0; her < _edges[other].Length; her++)
                if (Worth(one, to) + Worth(other, her) > before && Fits(other, her))
                {
                    Move(other, her);
                    return true;
                }
            Move(one, Nothing);
        }
        Move(one, mine);
        Move(other, hers);
        return false;
    }

    /// <summary>The edge of most worth at the prices that asks no more places than are left, or than given; and what the next best is worth.</summary>
    private int BestFor(int person, int room, out long worth, out long second)
    {
        (worth, second) = (0, 0);
        var best = Nothing;
        for (var at = 0; at < _edges[person].Length; at++)
        {
            var edge = _edges[person][at];
            if (edge.Places > Math.Max(room, room == 0 ? _left[edge.Opening] : 0))
                continue;
            var value = edge.Worth * Fineness - _prices[edge.Opening] * edge.Places;
            if (best == Nothing ? value > 0 || room == 0 : value > worth)
                (best, second, worth) = (at, best == Nothing ? Math.Min(0, value) : worth, value);
            else if (value > second)
                second = value;
        }
        return best;
    }

    private bool Fits(int person, int to)
    {
        var edge = _edges[person][to];
        var own = _chosen[person] is >= 0 and var at && _edges[person][at].Opening == edge.Opening ? _edges[person][at].Places : 0;
        return edge.Places <= _left[edge.Opening] + own;
    }

    private void Move(int person, int to)
    {
        if (_chosen[person] is >= 0 and var from)
            _left[_edges[person][from].Opening] += _edges[person][from].Places;
        if (to >= 0)
            _left[_edges[person][to].Opening] -= _edges[person][to].Places;
        _chosen[person] = to;
    }

    private long Worth(int person, int at) => at < 0 ? 0 : _edges[person][at].Worth;

    private long Value() => Enumerable.Range(0, _edges.Length).Sum(person => Worth(person, _chosen[person]));
}
