using System.Runtime.Intrinsics;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Training;

namespace Matching.Learning.GlassBox;

/// <summary>
/// Which pairs of features are worth trying, without fitting any: for each pair the best cross of one cut in either, and what its four
/// quarters explain beyond the two cuts apart (FAST; Lou, Caruana, Gehrke and Hooker 2013). Only a screen; held-out data decides.
/// </summary>
public static class PairScreen
{
    private const int MostBins = 32;

    /// <summary>The most promising pairs on what the forest leaves, best first.</summary>
    public static IReadOnlyList<FeaturePair> Candidates(TrainingSet training, Forest single, TrainerSettings settings, int count)
    {
        var booster = new Booster(training, settings with { Bins = MostBins }, single);
        booster.Push();
        var pairs =
            from first in Enumerable.Range(0, training.Features)
            from second in Enumerable.Range(first + 1, training.Features - first - 1)
            select new FeaturePair(first, second);
        return [.. pairs.AsParallel().AsOrdered().Select(pair => (Pair: pair, Gain: Gain(booster, pair, settings)))
            .Where(p => p.Gain > 0)
            .OrderByDescending(p => p.Gain).ThenBy(p => p.Pair.First).ThenBy(p => p.Pair.Second)
            .Take(count).Select(p => p.Pair)];
    }

    private static double Gain(Booster booster, FeaturePair pair, TrainerSettings settings)
    {
        var below = Below(booster, pair);
        var (lastA, lastB) = (below.GetLength(0) - 1, below.GetLength(1) - 1);
        var all = below[lastA, lastB];
        var best = 0.0;
        for (var a = 0; a < lastA; a++)
            for (var b = 0; b < lastB; b++)
            {
                var (corner, left, top) = (below[a, b], below[a, lastB], below[lastA, b]);
                if (Smallest(corner, left - corner, top - corner, all - left - top + corner) < settings.MinRows)
                    continue;
                var quarters = Explained(corner) + Explained(left - corner) + Explained(top - corner) + Explained(all - left - top + corner);
                var apart = Explained(left) + Explained(all - left) + Explained(top) + Explained(all - top) - Explained(all);
                best = Math.Max(best, quarters - apart);
            }
        return best;

        double Explained(Vector128<long> sum) =>
            booster.Pushes.Slope(sum) * booster.Pushes.Slope(sum) / (booster.Pushes.Curvature(sum) + settings.L2 + 1e-9);
    }

    private static int Smallest(params ReadOnlySpan<Vector128<long>> sums)
    {
        var smallest = int.MaxValue;
        foreach (var sum in sums)
            smallest = Math.Min(smallest, Pushes.Count(sum));
        return smallest;
    }

    /// <summary>What all rows at or below a bin of either feature add up to.</summary>
    private static Vector128<long>[,] Below(Booster booster, FeaturePair pair)
    {
        var (columnA, columnB) = (booster.Columns[pair.First], booster.Columns[pair.Second]);
        var below = new Vector128<long>[booster.Bins.Cuts[pair.First].Length + 1, booster.Bins.Cuts[pair.Second].Length + 1];
        for (var i = 0; i < columnA.Length; i++)
            below[columnA[i], columnB[i]] += booster.Pushes.Rows[i];
        for (var a = 0; a < below.GetLength(0); a++)
            for (var b = 0; b < below.GetLength(1); b++)
                below[a, b] += (a > 0 ? below[a - 1, b] : default) + (b > 0 ? below[a, b - 1] : default) - (a > 0 && b > 0 ? below[a - 1, b - 1] : default);
        return below;
    }
}
