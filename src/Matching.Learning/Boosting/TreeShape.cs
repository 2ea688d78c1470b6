using Matching.Engine.Scoring;

namespace Matching.Learning.Boosting;

/// <summary>The nodes of a tree while it grows; children always come after their parent.</summary>
internal sealed class TreeShape(int mostLeaves)
{
    private readonly List<Split> _splits = new(mostLeaves);
    private readonly List<int> _left = new(mostLeaves);
    private readonly List<int> _right = new(mostLeaves);

    /// <summary>Puts a node where a leaf was: the leaf keeps its number on the left, a new one stands on the right.</summary>
    public int Add(Split split, int leaf, int newLeaf, int parent)
    {
        var node = _splits.Count;
        if (parent >= 0)
        {
            var side = _left[parent] == ~leaf ? _left : _right;
            side[parent] = node;
        }
        _splits.Add(split);
        _left.Add(~leaf);
        _right.Add(~newLeaf);
        return node;
    }

    public Tree ToTree(Bins bins, int[] leaves, int[] rows) => Tree.Create(
        [.. _splits.Select(s => s.Feature)], [.. _splits.Select(s => bins.Cuts[s.Feature][s.Bin])], [.. _left], [.. _right], leaves, rows);
}
