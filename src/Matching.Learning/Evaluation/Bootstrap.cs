using Matching.Learning.Training;

namespace Matching.Learning.Evaluation;

/// <summary>A mean and the interval in which it lies in most resamplings.</summary>
/// <param name="Mean">Of the values given.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Mean, double Low, double High)
{
    public bool IsAboveZero => Low > 0;
}

/// <summary>
/// How sure a mean is: percentiles over resamplings with replacement, seeded. For paired comparison give the difference per group or town:
/// what is hard for both then falls away.
/// </summary>
public static class Bootstrap
{
    /// <param name="values">One per group or town; at least one.</param>
    /// <param name="share">Of resampled means inside the interval.</param>
    /// <param name="times">Resamplings.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval Of(IReadOnlyList<double> values, double share = 0.95, int times = 2_000, long seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var means = new double[times];
        var state = Grouped.Mix((ulong)seed);
        for (var t = 0; t < times; t++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++)
                sum += values[(int)((state = Grouped.Mix(state)) % (ulong)values.Count)];
            means[t] = sum / values.Count;
        }
        Array.Sort(means);
        var outside = (int)(times * (1 - share) / 2);
        return new(values.Average(), means[outside], means[times - 1 - outside]);
    }

    /// <summary>The paired difference of two rankers per group; groups that either leaves out are left out.</summary>
    public static Interval OfDifference(IReadOnlyList<double?> one, IReadOnlyList<double?> other, long seed = 1) =>
        Of([.. one.Zip(other).Where(p => p.First is not null && p.Second is not null).Select(p => p.First!.Value - p.Second!.Value).DefaultIfEmpty(0)], seed: seed);
}
