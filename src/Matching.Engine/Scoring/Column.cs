using Matching.Engine.Features;

namespace Matching.Engine.Scoring;

/// <summary>On which side of a pair a feature depends: what one side decides alone is worked out once for it, not once per pair.</summary>
public enum Side : byte { Pair, Newcomer, Opening }

/// <summary>One position of a row: a whole number between Low and High, inclusive, within ±2^24 so that a float holds it exactly.</summary>
public readonly record struct Column(int Low, int High, Side Side = Side.Pair)
{
    /// <summary>The rows of <see cref="FeatureSchema"/>: all but one of its features are about the pair, and that one costs no more when it is taken along.</summary>
    public static IReadOnlyList<Column> Schema { get; } =
        [.. FeatureSchema.All.Select(f => new Column(f.Low, f.High))];

    /// <summary>Values it can take.</summary>
    public int Width => High - Low + 1;

    /// <summary>Where each column's entries stand when there is one per value, all in one array: the entry of a value is at the column's start plus the value.</summary>
    internal static int[] Starts(IReadOnlyList<Column> columns)
    {
        var starts = new int[columns.Count];
        for (int c = 0, at = 0; c < starts.Length; at += columns[c++].Width)
            starts[c] = at - columns[c].Low;
        return starts;
    }

    /// <summary>Which positions are on a side.</summary>
    internal static int[] Of(IReadOnlyList<Column> columns, Side side) =>
        [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Side == side)];
}
