using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.GlassBox;

/// <summary>
/// What a forest says of each feature by itself, and of a few pairs of features beyond that: the first parts of its functional decomposition
/// (Hooker 2007; Lengerich et al. 2020), each a mean over all rows with only those features set. So a table says what a feature does, and not
/// what goes together with it in the log, which holds only pairs that made up for one weakness by another strength.
/// A feature stands in one pair at most. Along it the sum of all tables is then a mean of the forest itself: what is monotone stays so.
/// </summary>
internal sealed class Effects
{
    private readonly float[][] _cuts;
    private readonly double[][] _single;
    private readonly double _mean;
    private readonly List<PairEffect> _pairs = [];
    private readonly Forest _like;

    private Effects(IReadOnlyList<Forest> forests, TrainingSet rows)
    {
        _like = forests[0];
        var share = 1.0 / forests.Count;
        _cuts = [.. Enumerable.Range(0, _like.Features).Select(f => CutsOf(forests, f))];
        _single = [.. _cuts.Select(c => new double[c.Length + 1])];
        var found = new SortedDictionary<(int, int), double[,]>();
        _mean = share * forests.Sum(f => Forest.LogOdds(f.Base));
        foreach (var tree in forests.SelectMany(f => f.Trees))
        {
            var dependence = new Dependence(tree, rows);
            var mean = dependence.Mean();
            _mean += share * mean;
            foreach (var f in dependence.Features)
                for (var i = 0; i < _single[f].Length; i++)
                    _single[f][i] += share * (dependence.At(f, Value(f, i)) - mean);
            foreach (var a in dependence.Features)
                foreach (var b in dependence.Features.Where(b => b > a))
                {
                    if (!found.TryGetValue((a, b), out var both))
                        found[(a, b)] = both = new double[_single[a].Length, _single[b].Length];
                    for (var i = 0; i < both.GetLength(0); i++)
                        for (var j = 0; j < both.GetLength(1); j++)
                            both[i, j] += share * (dependence.At(a, Value(a, i), b, Value(b, j)) - dependence.At(a, Value(a, i)) - dependence.At(b, Value(b, j)) + mean);
                }
        }
        var bins = _cuts.Select((cuts, f) => BinsOf(rows, f, cuts)).ToArray();
        var used = new HashSet<int>();
        foreach (var pair in found.Select(p => new PairEffect(new(p.Key.Item1, p.Key.Item2), p.Value, Spread(p.Value, bins[p.Key.Item1], bins[p.Key.Item2])))
                     .OrderByDescending(p => p.Spread).ThenBy(p => p.Pair.First).ThenBy(p => p.Pair.Second))
            if (!used.Contains(pair.Pair.First) && !used.Contains(pair.Pair.Second))
            {
                _pairs.Add(pair);
                used.UnionWith([pair.Pair.First, pair.Pair.Second]);
            }
    }

    /// <summary>Read from the mean of some forests, over the rows they learned from.</summary>
    /// <param name="forests">At least one, all of one schema; they count alike.</param>
    /// <param name="rows">What all other features are averaged over.</param>
    public static Effects Of(IReadOnlyList<Forest> forests, TrainingSet rows) => new(forests, rows);

    /// <summary>The pairs of which a table can be printed, the one that moves scores most first.</summary>
    public IReadOnlyList<FeaturePair> Pairs => [.. _pairs.Select(p => p.Pair)];

    /// <summary>
    /// As a forest of trees over one feature or two: the tables of all features and of the first pairs. Sums are rounded along each feature,
    /// never steps, so that rounding turns no direction round.
    /// </summary>
    /// <param name="pairs">How many pairs.</param>
    public Forest Printed(int pairs)
    {
        var single = _single.Select(values => values.Select(Forest.Whole).ToArray()).ToArray();
        var start = Forest.Whole(_mean);
        var trees = new List<Tree>();
        for (var f = 0; f < single.Length; f++)
        {
            start = checked(start + single[f][0]);
            for (var i = 0; i < _cuts[f].Length; i++)
                if (single[f][i + 1] != single[f][i])
                    trees.Add(Tree.Create([f], [_cuts[f][i]], [~0], [~1], [0, single[f][i + 1] - single[f][i]]));
        }
        foreach (var (pair, both, _) in _pairs.Take(pairs))
            for (var i = 0; i < both.GetLength(0); i++)
            {
                int[] beyond = [.. Enumerable.Range(0, both.GetLength(1)).Select(j =>
                    Forest.Whole(_single[pair.First][i] + _single[pair.Second][j] + both[i, j]) - single[pair.First][i] - single[pair.Second][j])];
                trees.Add(RowOfTable(pair, i, beyond));
            }
        return _like with { Base = start, Trees = trees };
    }

    /// <summary>One row of a pair's table: what the second feature adds where the first lies between two of its cuts; 0 elsewhere.</summary>
    private Tree RowOfTable(FeaturePair pair, int row, int[] beyond)
    {
        var shape = new List<(int Feature, float Threshold)>();
        if (row > 0)
            shape.Add((pair.First, _cuts[pair.First][row - 1]));
        var isBelow = row < _cuts[pair.First].Length;
        if (isBelow)
            shape.Add((pair.First, _cuts[pair.First][row]));
        var outside = shape.Count;
        shape.AddRange(_cuts[pair.Second].Select(cut => (pair.Second, cut)));

        // A chain: at each node one side ends in a leaf, the other is the next node.
        var (left, right, leaves) = (new int[shape.Count], new int[shape.Count], new List<int>());
        for (var n = 0; n < shape.Count; n++)
        {
            var next = n + 1 < shape.Count ? n + 1 : ~(leaves.Count + 1);
            var endsRight = isBelow && n == outside - 1;
            (left[n], right[n]) = endsRight ? (next, ~leaves.Count) : (~leaves.Count, next);
            leaves.Add(n < outside ? 0 : beyond[n - outside]);
        }
        leaves.Add(beyond[^1]);
        return Tree.Create([.. shape.Select(s => s.Feature)], [.. shape.Select(s => s.Threshold)], left, right, [.. leaves]);
    }

    /// <summary>A value that lies in the bin: at its cut, or beyond the last.</summary>
    private float Value(int feature, int bin) => bin < _cuts[feature].Length ? _cuts[feature][bin] : float.MaxValue;

    private static float[] CutsOf(IEnumerable<Forest> forests, int feature) =>
        [.. forests.SelectMany(f => f.Trees).SelectMany(t => t.Feature.Zip(t.Threshold)).Where(n => n.First == feature).Select(n => n.Second).Distinct().Order()];

    private static int[] BinsOf(TrainingSet rows, int feature, float[] cuts) =>
        [.. Enumerable.Range(0, rows.Rows).Select(i => Boosting.Bins.BinOf(cuts, rows.Row(i)[feature]))];

    /// <summary>How far the pair moves scores beyond its features alone: the mean square over rows, counted first so that their order changes nothing.</summary>
    private static double Spread(double[,] both, int[] first, int[] second)
    {
        var rows = new int[both.GetLength(0), both.GetLength(1)];
        for (var i = 0; i < first.Length; i++)
            rows[first[i], second[i]]++;
        var sum = 0.0;
        for (var i = 0; i < rows.GetLength(0); i++)
            for (var j = 0; j < rows.GetLength(1); j++)
                sum += rows[i, j] * both[i, j] * both[i, j];
        return sum / Math.Max(1, first.Length);
    }

    private sealed record PairEffect(FeaturePair Pair, double[,] Both, double Spread);
}
