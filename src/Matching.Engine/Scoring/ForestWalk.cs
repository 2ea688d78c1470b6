namespace Matching.Engine.Scoring;

/// <summary>The readable way to score: one row, tree by tree, node by node. Everything faster must give the same bits.</summary>
public static class ForestWalk
{
    /// <summary>The score of one row, <see cref="Forest.Features"/> long.</summary>
    public static int Score(Forest forest, ReadOnlySpan<float> row)
    {
        var score = forest.Base;
        for (var t = 0; t < forest.Trees.Count; t++)
            score += Leaf(forest.Trees[t], row);
        return score;
    }

    /// <summary>What the leaf adds in which a row ends, in whole numbers.</summary>
    public static int Leaf(Tree tree, ReadOnlySpan<float> row) => tree.Leaf[LeafNumber(tree, row)];

    /// <summary>Which leaf a row ends in.</summary>
    public static int LeafNumber(Tree tree, ReadOnlySpan<float> row)
    {
        var n = tree.Feature.Length == 0 ? -1 : 0;
        while (n >= 0)
            n = row[tree.Feature[n]] <= tree.Threshold[n] ? tree.Left[n] : tree.Right[n];
        return ~n;
    }

    /// <summary>What a row scores before anything of it is known: <see cref="Explain"/> adds up from here.</summary>
    public static int Start(Forest forest)
    {
        var start = forest.Base;
        foreach (var tree in forest.Trees)
            start += tree.Root;
        return start;
    }

    /// <summary>What each feature adds: <see cref="Start"/> plus these is <see cref="Score"/> exactly.</summary>
    public static void Explain(Forest forest, ReadOnlySpan<float> row, Span<int> contributions)
    {
        contributions.Clear();
        foreach (var tree in forest.Trees)
        {
            var n = tree.Feature.Length == 0 ? -1 : 0;
            while (n >= 0)
            {
                var child = row[tree.Feature[n]] <= tree.Threshold[n] ? tree.Left[n] : tree.Right[n];
                contributions[tree.Feature[n]] += tree.At(child) - tree.Value[n];
                n = child;
            }
        }
    }
}
