using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Learning.Training;

/// <summary>The weighted sum written as trees of one cut each: where learning starts, and the first trees of what was learned from there.</summary>
public static class WeightedSumForest
{
    private const double Unit = Logistic.Unit;

    public static Forest Instance { get; } = new()
    {
        Features = FeatureSchema.Count,
        SchemaHash = FeatureSchema.Hash,
        Base = Forest.Whole(WeightedSum.BaseScore / Unit) + FeatureSchema.All.Select((_, f) => Forest.Whole(WeightedSum.Instance.Table(f)[0] / Unit)).Sum(),
        Trees = [.. FeatureSchema.All.SelectMany(Steps)],
    };

    /// <summary>Rows of the schema with a share of the weighted sum as initial scores.</summary>
    public static TrainingSet Start(TrainingSet set, double share = 1)
    {
        var start = With(None, share);
        return new(set.Features, set.Values, set.Grades, set.Groups)
        {
            Weights = set.Weights,
            Days = set.Days,
            Openings = set.Openings,
            InitialScores = [.. Enumerable.Range(0, set.Rows).Select(i => (float)Forest.LogOdds(ForestWalk.Score(start, set.Row(i))))],
        };
    }

    /// <summary>What was learned from there, with the start as its first trees: a ranker that stands by itself.</summary>
    public static Forest With(Forest learned, double share = 1) => learned with
    {
        SchemaHash = Instance.SchemaHash,
        Base = checked(Scaled(Instance.Base, share) + learned.Base),
        Trees = [.. share == 0 ? [] : Instance.Trees.Select(t => Tree.Create(t.Feature, t.Threshold, t.Left, t.Right, [.. t.Leaf.Select(l => Scaled(l, share))])), .. learned.Trees],
    };

    private static Forest None => Instance with { Base = 0, Trees = [] };

    private static int Scaled(int whole, double share) => (int)Math.Round(whole * share);

    private static IEnumerable<Tree> Steps(Feature feature, int index)
    {
        var table = WeightedSum.Instance.Table(index).ToArray();
        for (var i = 1; i < table.Length; i++)
            if (table[i] != table[i - 1])
                yield return Tree.Create([index], [feature.Low + i - 0.5f], [~0], [~1], [0, Forest.Whole((table[i] - table[i - 1]) / Unit)]);
    }
}
