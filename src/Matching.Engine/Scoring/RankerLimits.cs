using System.Globalization;

namespace Matching.Engine.Scoring;

/// <summary>What a ranker has to keep to before it may score: limits of size, trees that are trees, sums that fit.</summary>
public static class RankerLimits
{
    public const int MostBytes = 64 << 20;
    public const int MostTrees = 10_000;
    public const int MostLeaves = 1_024;
    public const int MostFeatures = 1_024;
    public const int LongestId = 64;

    /// <summary>Why a ranker may not score, or null when it may.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <param name="schemaHash">The schema of the rows it is to score.</param>
    public static RankerFault? Fault(Ranker ranker, string schemaHash)
    {
        var forest = ranker.Forest;
        if (!IsId(ranker.Id))
            return new(RankerFaultCode.OutsideLimits, "naam");
        if (ranker.Calibration is { Below: <= 0 } or { Above: <= 0 })
            return new(RankerFaultCode.OutsideLimits, "kalibratie");
        if (forest.Features is < 1 or > MostFeatures)
            return new(RankerFaultCode.OutsideLimits, Invariant($"{forest.Features} kenmerken"));
        if (forest.Trees.Count > MostTrees)
            return new(RankerFaultCode.OutsideLimits, Invariant($"{forest.Trees.Count} bomen"));

        // Sums of leaves and of steps stay below 2^31 whatever the row, so no addition can overflow.
        var (leaves, steps) = (Math.Abs((long)forest.Base), 0L);
        for (var t = 0; t < forest.Trees.Count; t++)
        {
            var tree = forest.Trees[t];
            if (Fault(tree, forest.Features, Invariant($"boom {t + 1}")) is { } fault)
                return fault;
            leaves += tree.Leaf.Concat(tree.Value).Max(v => Math.Abs((long)v));
            steps += LongestWay(tree);
        }
        if (leaves > int.MaxValue || steps > int.MaxValue)
            return new(RankerFaultCode.OutsideLimits, "de waarden van de bomen samen");
        return forest.SchemaHash == schemaHash ? null : new(RankerFaultCode.OtherFeatures);
    }

    private static RankerFault? Fault(Tree tree, int features, string place)
    {
        var nodes = tree.Feature.Length;
        if (nodes >= MostLeaves)
            return new(RankerFaultCode.OutsideLimits, Invariant($"{place}: {nodes + 1} bladeren"));
        if (tree.Threshold.Length != nodes || tree.Left.Length != nodes || tree.Right.Length != nodes || tree.Value.Length != nodes || tree.Leaf.Length != nodes + 1)
            return new(RankerFaultCode.NoTree, place);
        if (Array.Exists(tree.Feature, f => f < 0 || f >= features))
            return new(RankerFaultCode.OutsideLimits, Invariant($"{place}: een kenmerk dat niet bestaat"));
        if (!Array.TrueForAll(tree.Threshold, float.IsFinite))
            return new(RankerFaultCode.NotFinite, place);
        return IsTree(tree) ? null : new(RankerFaultCode.NoTree, place);
    }

    /// <summary>Children come after their parent and everything but the root is a child once: no cycle, nothing loose.</summary>
    private static bool IsTree(Tree tree)
    {
        var (nodes, leaves) = (new bool[tree.Feature.Length], new bool[tree.Leaf.Length]);
        for (var n = 0; n < nodes.Length; n++)
            if (!IsNew(tree.Left[n], n) || !IsNew(tree.Right[n], n))
                return false;
        return true;

        bool IsNew(int child, int parent)
        {
            var (seen, at) = child >= 0 ? (nodes, child) : (leaves, ~child);
            if (at >= seen.Length || seen[at] || (child >= 0 && child <= parent))
                return false;
            return seen[at] = true;
        }
    }

    /// <summary>The most that the steps along one path add, up and down counted alike.</summary>
    private static long LongestWay(Tree tree)
    {
        var below = new long[tree.Feature.Length];
        for (var n = below.Length - 1; n >= 0; n--)
            below[n] = Math.Max(Way(n, tree.Left[n]), Way(n, tree.Right[n]));
        return below.Length == 0 ? 0 : below[0];

        long Way(int n, int child) => Math.Abs((long)tree.At(child) - tree.Value[n]) + (child >= 0 ? below[child] : 0);
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
