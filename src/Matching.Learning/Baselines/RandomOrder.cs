using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>Any order, seeded.</summary>
public sealed class RandomOrder(long seed = 1) : IBaseline
{
    public string Name => "random";

    public double[] Scores(TrainingSet training, TrainingSet rows) =>
        [.. Enumerable.Range(0, rows.Rows).Select(i => (Grouped.Mix((ulong)seed * 0x9E3779B97F4A7C15 ^ (ulong)i) >> 11) * (1.0 / (1UL << 53)))];
}
