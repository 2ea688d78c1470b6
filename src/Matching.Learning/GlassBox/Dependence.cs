using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.GlassBox;

/// <summary>
/// What one tree says on average over rows when one or two of their features are set to a value and all others stay as they are
/// (partial dependence, Friedman 2001). Exact and quick: rows that go the same way at every node are counted once.
/// </summary>
internal sealed class Dependence
{
    private const int MostNodes = 64;
    private readonly Tree _tree;
    private readonly (ulong Left, int Rows)[] _ways;
    private readonly double _rows;

    public Dependence(Tree tree, TrainingSet rows)
    {
        if (tree.Feature.Length > MostNodes)
            throw new ArgumentException($"A tree with {tree.Feature.Length} nodes; effects are read from at most {MostNodes}.", nameof(tree));
        (_tree, _rows) = (tree, rows.Rows);
        Features = [.. tree.Feature.Distinct().Order()];
        var ways = new SortedDictionary<ulong, int>();
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = rows.Row(i);
            var left = 0UL;
            for (var n = 0; n < tree.Feature.Length; n++)
                if (row[tree.Feature[n]] <= tree.Threshold[n])
                    left |= 1UL << n;
            ways[left] = ways.GetValueOrDefault(left) + 1;
        }
        _ways = [.. ways.Select(w => (w.Key, w.Value))];
    }

    /// <summary>Those the tree looks at, rising.</summary>
    public int[] Features { get; }

    /// <summary>With nothing set, in log-odds.</summary>
    public double Mean() => At(-1, 0);

    public double At(int feature, float value) => At(feature, value, -1, 0);

    public double At(int one, float valueOfOne, int other, float valueOfOther)
    {
        var sum = 0.0;
        foreach (var (left, rows) in _ways)
        {
            var n = _tree.Feature.Length == 0 ? -1 : 0;
            while (n >= 0)
            {
                var feature = _tree.Feature[n];
                var goesLeft = feature == one ? valueOfOne <= _tree.Threshold[n]
                    : feature == other ? valueOfOther <= _tree.Threshold[n]
                    : (left >> n & 1) == 1;
                n = goesLeft ? _tree.Left[n] : _tree.Right[n];
            }
            sum += rows * Forest.LogOdds(_tree.Leaf[~n]);
        }
        return sum / _rows;
    }
}
