using Matching.Engine.Scoring;
using Matching.Simulation;

namespace Matching.Benchmarks.Scoring;

/// <summary>
/// A forest of the shape that learning gives, without the learning: trees grow leaf by leaf over real rows, where most rows are soonest,
/// and a threshold is a value that occurs there, so that rows fall on both sides as they do in a learned tree.
/// </summary>
internal sealed class GrownForest(IReadOnlyList<Column> columns, int[][] rows, long seed)
{
    /// <summary>Fewest rows a leaf may have.</summary>
    private const int Fewest = 20;

    /// <summary>How splits fell over newcomer, opening and pair in a forest that was learned on this data (each feature of a side as often).</summary>
    private static readonly (Side Side, double Weight)[] Splits = [(Side.Newcomer, .08), (Side.Opening, .26), (Side.Pair, .66)];

    private readonly SeededRandom _random = SeededRandom.Stream(seed, "forest");
    private readonly (Side Side, double Weight)[] _sides = [.. Splits.Where(s => columns.Any(c => c.Side == s.Side))];

    public Forest Grow(int trees, int leaves, string schemaHash = "") => new()
    {
        Trees = [.. Enumerable.Range(0, trees).Select(_ => Tree(leaves))],
        Features = columns.Count,
        SchemaHash = schemaHash,
    };

    private Tree Tree(int leaves)
    {
        List<int> feature = [], left = [], right = [];
        List<float> threshold = [];
        var ends = new List<(List<int>? Side, int Node, int[] Rows)> { (null, 0, [.. Enumerable.Range(0, rows.Length)]) };
        for (var tries = 0; ends.Count < leaves && tries < 50 * leaves; tries++)
        {
            var at = _random.Pick([.. ends.Select((e, i) => (i, (double)e.Rows.Length))]);
            var end = ends[at];
            var f = Feature();
            var cut = rows[_random.Pick(end.Rows)][f];
            var below = Array.FindAll(end.Rows, r => rows[r][f] <= cut);
            if (below.Length < Fewest || end.Rows.Length - below.Length < Fewest)
                continue;
            var node = feature.Count;
            if (end.Side is not null)
                end.Side[end.Node] = node;
            feature.Add(f);
            threshold.Add(cut + 0.5f);
            left.Add(0);
            right.Add(0);
            ends[at] = (left, node, below);
            ends.Add((right, node, Array.FindAll(end.Rows, r => rows[r][f] > cut)));
        }
        for (var i = 0; i < ends.Count && ends[i].Side is { } side; i++)
            side[ends[i].Node] = ~i;
        int[] values = [.. ends.Select(_ => Forest.Whole(0.1 * _random.Normal()))];
        return Engine.Scoring.Tree.Create([.. feature], [.. threshold], [.. left], [.. right], values, [.. ends.Select(e => e.Rows.Length)]);
    }

    private int Feature()
    {
        var side = _random.Pick(_sides);
        return _random.Pick(Enumerable.Range(0, columns.Count).Where(c => columns[c].Side == side).ToArray());
    }
}
