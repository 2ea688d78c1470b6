using System.Runtime.Intrinsics;

namespace Matching.Learning.Boosting;

/// <summary>The best cut of a leaf: rows with a bin at or below <see cref="Bin"/> go left.</summary>
internal readonly record struct Split(double Gain, int Feature, int Bin, Vector128<long> Left, double LeftValue, double RightValue)
{
    public static Split None => new(0, -1, 0, default, 0, 0);

    /// <summary>More gain wins; the earlier feature at a tie.</summary>
    public Split Or(Split other) => other.Gain > Gain || (other.Gain == Gain && other.Feature >= 0 && other.Feature < Feature) ? other : this;
}

/// <summary>A leaf while its tree grows: its rows, what they add up to, and the bounds that monotone cuts above it set.</summary>
internal sealed record GrowingLeaf(int Start, int Count, int Histogram, Vector128<long> Sum, double Low, double High, int Parent)
{
    public Split Best { get; set; } = Split.None;
}
