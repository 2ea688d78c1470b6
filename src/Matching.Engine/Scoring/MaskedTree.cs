namespace Matching.Engine.Scoring;

/// <summary>One tree with its leaves numbered from left to right, and per node the leaves that a failed test takes away.</summary>
internal sealed class MaskedTree
{
    private readonly List<(int Feature, int At, uint Cleared)> _cuts = [];
    private int _seen;

    public MaskedTree(Tree tree) => Descend(tree, 0);

    /// <summary>What each leaf adds, from left to right, with room for a whole word.</summary>
    public int[] Leaves { get; } = new int[MaskTables.MostLeaves];

    /// <summary>The tests on one feature: a value above At clears these leaves.</summary>
    public IEnumerable<(int At, uint Cleared)> CutsOn(int feature) =>
        _cuts.Where(c => c.Feature == feature).Select(c => (c.At, c.Cleared));

    /// <summary>The leaves below a node, as bits of which the leftmost is the first.</summary>
    private uint Descend(Tree tree, int node)
    {
        if (node < 0)
        {
            Leaves[_seen] = tree.Leaf[~node];
            return 0x8000_0000u >> _seen++;
        }
        var left = Descend(tree, tree.Left[node]);
        _cuts.Add((tree.Feature[node], WholePart(tree.Threshold[node]), left));
        return left | Descend(tree, tree.Right[node]);
    }

    /// <summary>A whole number is at most a threshold when it is at most the threshold's whole part.</summary>
    private static int WholePart(float threshold) => (int)Math.Clamp(MathF.Floor(threshold), -(1 << 25), 1 << 25);
}
