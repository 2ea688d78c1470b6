namespace Matching.Engine.Features;

/// <summary>The feature values of a batch of pairs: one row per pair, in one piece of memory.</summary>
public sealed class FeatureMatrix(int rows)
{
    private readonly int[] _values = new int[rows * FeatureSchema.Count];

    public int Rows { get; } = rows;

    /// <summary>The values of one pair, in the order of <see cref="FeatureSchema.All"/>.</summary>
    public Span<int> Row(int row) => _values.AsSpan(row * FeatureSchema.Count, FeatureSchema.Count);
}
