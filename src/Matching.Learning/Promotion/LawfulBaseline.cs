using Matching.Engine.Features;
using Matching.Learning.Baselines;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>
/// A straight line as it could be chosen: features that it would count against their direction are left out, until there are none. A line
/// that is free to do so reads from how little is known of someone whether she will be proposed; it fails the gate of directions itself,
/// and is no simpler way that a municipality could take instead.
/// </summary>
public static class LawfulBaseline
{
    /// <summary>The baseline's own scores where it is no line.</summary>
    public static double[] Scores(IBaseline baseline, TrainingSet training, TrainingSet rows)
    {
        if (baseline is not (Ridge or LogisticRegression))
            return baseline.Scores(training, rows);
        var isOut = new bool[FeatureSchema.Count];
        while (Turned(baseline, Without(training, isOut), isOut) is { Count: > 0 } turned)
            foreach (var feature in turned)
                isOut[feature] = true;
        return baseline.Scores(Without(training, isOut), Without(rows, isOut));
    }

    /// <summary>Features of which the highest value scores on the wrong side of the lowest.</summary>
    private static List<int> Turned(IBaseline baseline, TrainingSet training, bool[] isOut)
    {
        var (rows, features) = (FeatureSchema.Count + 1, FeatureSchema.All);
        var values = new float[rows * features.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = i / features.Count == i % features.Count ? features[i % features.Count].High : features[i % features.Count].Low;
        var scores = baseline.Scores(training, Without(new(features.Count, values, new byte[rows], new long[rows]), isOut));
        return [.. Enumerable.Range(0, features.Count).Where(f => !isOut[f] && features[f].Direction switch
        {
            Direction.Up => scores[f] < scores[^1],
            Direction.Down => scores[f] > scores[^1],
            _ => false,
        })];
    }

    private static TrainingSet Without(TrainingSet set, bool[] isOut)
    {
        var values = (float[])set.Values.Clone();
        for (var i = 0; i < values.Length; i++)
            if (isOut[i % set.Features])
                values[i] = 0;
        return new(set.Features, values, set.Grades, set.Groups) { Weights = set.Weights, Days = set.Days, Openings = set.Openings };
    }
}
