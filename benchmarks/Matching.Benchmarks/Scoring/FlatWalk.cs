using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Scoring;

/// <summary>
/// The plain walk as someone would write it who wants it fast: one row at a time, all nodes of all trees in one array.
/// What the engine is measured against; <see cref="ForestWalk"/> is the same over a tree's own arrays.
/// </summary>
internal sealed class FlatWalk
{
    private readonly record struct Node(int Feature, float Threshold, int Left, int Right);

    private readonly Node[] _nodes;
    private readonly int[] _leaves;
    private readonly int[] _roots;
    private readonly int _base;

    public FlatWalk(Forest forest)
    {
        var (nodes, leaves, roots) = (new List<Node>(), new List<int>(), new List<int>());
        foreach (var tree in forest.Trees)
        {
            var (node, leaf) = (nodes.Count, leaves.Count);
            int At(int child) => child >= 0 ? node + child : ~(leaf + ~child);
            roots.Add(At(tree.Feature.Length == 0 ? -1 : 0));
            nodes.AddRange(tree.Feature.Select((f, n) => new Node(f, tree.Threshold[n], At(tree.Left[n]), At(tree.Right[n]))));
            leaves.AddRange(tree.Leaf);
        }
        (_nodes, _leaves, _roots, _base) = ([.. nodes], [.. leaves], [.. roots], forest.Base);
    }

    public int Score(ReadOnlySpan<float> row)
    {
        var (score, nodes) = (_base, _nodes);
        foreach (var root in _roots)
        {
            var n = root;
            while (n >= 0)
            {
                ref readonly var node = ref nodes[n];
                n = row[node.Feature] <= node.Threshold ? node.Left : node.Right;
            }
            score += _leaves[~n];
        }
        return score;
    }
}
