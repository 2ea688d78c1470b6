using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

/// <summary>Forests of any shape, over the rows of the schema: thresholds on, between and far outside the values, leaves of any size that may be.</summary>
internal static class RandomForest
{
    /// <summary>Checks something for a hundred seeds; a failure names its seed.</summary>
    public static void ForAll(Action<Random> check) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => check(new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true));

    /// <param name="random">Where the shape comes from.</param>
    /// <param name="trees">How many trees.</param>
    /// <param name="leaves">Most leaves of a tree.</param>
    /// <param name="together">How many features a tree may look at.</param>
    public static Forest Draw(Random random, int trees = 30, int leaves = 32, int together = int.MaxValue) => new()
    {
        Trees = [.. Enumerable.Range(0, trees).Select(_ => Tree(random, random.Next(1, leaves + 1), together))],
        Features = FeatureSchema.Count,
        SchemaHash = FeatureSchema.Hash,
        Base = random.Next(-Forest.Scale, Forest.Scale),
    };

    public static Ranker Ranker(Forest forest) =>
        new() { Id = "random", Forest = forest, Calibration = new(Forest.Whole(0.8), Forest.Whole(-0.4)) };

    /// <summary>A row within the ranges of the schema, every other value at one of its ends.</summary>
    public static int[] Row(Random random) =>
        [.. FeatureSchema.All.Select(f => random.Next(4) switch { 0 => f.Low, 1 => f.High, _ => random.Next(f.Low, f.High + 1) })];

    public static float[] Floats(ReadOnlySpan<int> row) => [.. row.ToArray().Select(v => (float)v)];

    public static FeatureMatrix Matrix(IReadOnlyList<int[]> rows)
    {
        var matrix = new FeatureMatrix(rows.Count);
        for (var i = 0; i < rows.Count; i++)
            rows[i].CopyTo(matrix.Row(i));
        return matrix;
    }

    private static Tree Tree(Random random, int leaves, int together)
    {
        var allowed = Enumerable.Range(0, FeatureSchema.Count).OrderBy(_ => random.Next()).Take(together).ToArray();
        var nodes = leaves - 1;
        var (feature, threshold, left, right) = (new int[nodes], new float[nodes], new int[nodes], new int[nodes]);
        var ends = new List<(int[] Side, int Node)>();
        for (var n = 0; n < nodes; n++)
        {
            if (n > 0)
            {
                var at = random.Next(ends.Count);
                ends[at].Side[ends[at].Node] = n;
                ends.RemoveAt(at);
            }
            feature[n] = allowed[random.Next(allowed.Length)];
            threshold[n] = Threshold(random, FeatureSchema.All[feature[n]]);
            ends.AddRange([(left, n), (right, n)]);
        }
        var numbers = Enumerable.Range(0, leaves).OrderBy(_ => random.Next()).ToArray();
        for (var i = 0; i < ends.Count; i++)
            ends[i].Side[ends[i].Node] = ~numbers[i];
        var values = Enumerable.Range(0, leaves).Select(_ => random.Next(-Forest.Scale, Forest.Scale + 1)).ToArray();
        return Engine.Scoring.Tree.Create(feature, threshold, left, right, values, [.. values.Select(_ => random.Next(0, 50))]);
    }

    private static float Threshold(Random random, Feature feature) => random.Next(8) switch
    {
        0 => feature.Low - 1,
        1 => feature.High,
        2 => float.MaxValue,
        3 => float.MinValue,
        4 => random.Next(feature.Low, feature.High + 1) + 0.5f,
        5 => MathF.BitDecrement(random.Next(feature.Low, feature.High + 1)),
        _ => random.Next(feature.Low, feature.High + 1),
    };
}
