using Matching.Engine.Domain;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>
/// Pairs of one person that are of the same kind and wait for as many answers: one class, in which the chance alone decides the points.
/// So what a pair can have at most is known before it is scored. For one thread.
/// </summary>
internal sealed class PointClasses
{
    private readonly int[] _unknownPercents;
    private readonly int[] _wishPercents;
    private readonly int[] _most;
    private readonly int[] _counts;

    public PointClasses(RoundOptions options)
    {
        _unknownPercents = [.. Enumerable.Range(0, options.UnknownsAllowed + 1).Select(u => Points.UnknownPercent(u, options))];
        _wishPercents = new int[OpeningKinds.Count];
        _most = new int[OpeningKinds.Count * _unknownPercents.Length];
        _counts = new int[_most.Length];
    }

    public int Count => _most.Length;

    /// <summary>A pair that waits for more answers is not proposed.</summary>
    public int UnknownsAllowed => _unknownPercents.Length - 1;

    public void TurnTo(Newcomer newcomer)
    {
        foreach (var kind in OpeningKinds.All)
            _wishPercents[(int)kind] = Points.WishPercent(newcomer.Wishes.WeightOf(kind));
        for (var c = 0; c < _most.Length; c++)
            _most[c] = PointsOf(c, Points.Most);
    }

    /// <summary>Classes are numbered by kind, then by Unknowns.</summary>
    public int ClassOf(int kind, int unknowns) => kind * _unknownPercents.Length + unknowns;

    public int UnknownsOf(int inClass) => inClass % _unknownPercents.Length;

    /// <summary>The points if it were certain.</summary>
    public int MostOf(int inClass) => _most[inClass];

    public ushort PointsOf(int inClass, int chance) =>
        (ushort)Points.Of(chance, _wishPercents[inClass / _unknownPercents.Length], _unknownPercents[UnknownsOf(inClass)]);

    /// <summary>The lowest points among the best so many if all were certain; 0 when there are no more than that.</summary>
    /// <param name="pairs">Their classes.</param>
    /// <param name="best">How many.</param>
    public int BarOf(ReadOnlySpan<ushort> pairs, int best)
    {
        if (pairs.Length <= best)
            return 0;
        Array.Clear(_counts);
        foreach (var pair in pairs)
            _counts[pair]++;
        var bar = int.MaxValue;
        for (var left = best; left > 0;)
        {
            var next = 0;
            for (var c = 0; c < _most.Length; c++)
                if (_counts[c] > 0 && _most[c] < bar)
                    next = Math.Max(next, _most[c]);
            bar = next;
            for (var c = 0; c < _most.Length; c++)
                if (_most[c] == bar)
                    left -= _counts[c];
        }
        return bar;
    }
}
