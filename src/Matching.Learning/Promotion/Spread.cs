using Matching.Engine.Features;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>How a feature's values are spread, as shares of ten bands over its range; and how far two spreads lie apart.</summary>
public static class Spread
{
    private const int Bands = 10;

    /// <summary>Per feature in the order of the schema: a share per band, together 1.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(TrainingSet set) =>
        [.. FeatureSchema.All.Select((feature, f) => (IReadOnlyList<double>)Shares(set, feature, f))];

    /// <summary>
    /// Population stability index: the sum over bands of (now − then) × ln(now / then), with half a row in every band so that an empty one
    /// is finite. About what chance alone would give between samples of these sizes is taken off.
    /// </summary>
    public static double Index(IReadOnlyList<double> then, IReadOnlyList<double> now, int rowsThen, int rowsNow)
    {
        var (index, used) = (0.0, 0);
        for (var band = 0; band < then.Count; band++)
        {
            if (then[band] == 0 && now[band] == 0)
                continue;
            used++;
            var (before, after) = (Smooth(then[band], rowsThen, then.Count), Smooth(now[band], rowsNow, then.Count));
            index += (after - before) * Math.Log(after / before);
        }
        return Math.Max(0, index - Math.Max(0, used - 1) * (1.0 / Math.Max(1, rowsThen) + 1.0 / Math.Max(1, rowsNow)));
    }

    private static double Smooth(double share, int rows, int bands) => (share * rows + 0.5) / (rows + 0.5 * bands);

    private static double[] Shares(TrainingSet set, Feature feature, int position)
    {
        var bands = Math.Min(Bands, feature.Width);
        var shares = new double[bands];
        for (var i = 0; i < set.Rows; i++)
            shares[Math.Clamp(((int)set.Row(i)[position] - feature.Low) * bands / feature.Width, 0, bands - 1)] += 1.0 / set.Rows;
        return [.. shares.Select(s => Math.Round(s, 6))];
    }
}
