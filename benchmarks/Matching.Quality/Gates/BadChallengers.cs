using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Promotion;
using Matching.Learning.Training;

namespace Matching.Quality.Gates;

/// <summary>A challenger that must not become champion, and the gate that is there for it.</summary>
internal sealed record BadChallenger(string Name, GateCode Meant, Measured Measured);

/// <summary>The eight ways in which a ranker may be bad, each made from a town's own good one.</summary>
internal static class BadChallengers
{
    public static IEnumerable<BadChallenger> Of(GateTown town, Ranker good)
    {
        yield return new("inverted", GateCode.Directions, Measured(town, Inverted(good)));
        yield return new("constant", GateCode.Better, Measured(town, good with { Forest = good.Forest with { Trees = [] } }));
        yield return new("leaky", GateCode.TooGood, Leaky(town));
        yield return new("group-biased", GateCode.Groups, Measured(town, GroupBiased(town, good)));
        yield return new("stale schema", GateCode.File, Measured(town, good with { Forest = good.Forest with { SchemaHash = new string('0', 64) } }));
        yield return new("not a number", GateCode.File, Measurement.Of(town.Challenge(WithNaN(good))));
        yield return new("overfitted", GateCode.Overfit, Measured(town, Overfitted(town)));
        yield return new("truncated file", GateCode.File, Measurement.OfFile(RankerFormat.Write(good).AsSpan(..^100), town.Challenge));
    }

    private static Measured Measured(GateTown town, Ranker ranker) => Measurement.OfFile(RankerFormat.Write(ranker), town.Challenge);

    private static Ranker Inverted(Ranker good) => good with
    {
        Forest = good.Forest with { Base = -good.Forest.Base, Trees = [.. good.Forest.Trees.Select(t => With(t, [.. t.Leaf.Select(l => -l)]))] },
    };

    private static Tree With(Tree tree, int[] leaves) => Tree.Create(tree.Feature, tree.Threshold, tree.Left, tree.Right, leaves);

    /// <summary>A column that was filled in after the decision, in what it learns from and in what it is judged by.</summary>
    private static Measured Leaky(GateTown town)
    {
        var leaky = town with { Earlier = Filled(town.Earlier), Later = Filled(town.Later) };
        return Measured(leaky, leaky.Learn());
    }

    private static TrainingSet Filled(TrainingSet set)
    {
        var (values, column) = ((float[])set.Values.Clone(), FeatureSchema.IndexOf(FeatureCode.FollowUp));
        for (var i = 0; i < set.Rows; i++)
            values[i * set.Features + column] = set.Grades[i] > 0 ? 1 : 0;
        return new(set.Features, values, set.Grades, set.Groups) { Weights = set.Weights, Days = set.Days, Openings = set.Openings };
    }

    /// <summary>A step on the one feature that keeps some group furthest from the top; it counts the right way round, so that only the audit can see it.</summary>
    private static Ranker GroupBiased(GateTown town, Ranker good) =>
        (from feature in FeatureSchema.All.Select((f, at) => (Feature: f, At: at))
         from threshold in Enumerable.Range(feature.Feature.Low, feature.Feature.Width - 1)
         let ranker = good with { Forest = good.Forest with { Trees = [.. good.Forest.Trees, Step(feature.At, threshold, feature.Feature.Direction)] } }
         let lowest = GroupAudit.Of(town.Audit, ForestScorer.Of(ranker), WeightedSum.Instance).Min(g => g.Worse)
         orderby lowest, feature.At, threshold
         select ranker).First();

    private static Tree Step(int feature, int threshold, Direction direction)
    {
        var (low, high) = direction == Direction.Down ? (Forest.Whole(3), 0) : (0, Forest.Whole(3));
        return Tree.Create([feature], [threshold], [~0], [~1], [low, high]);
    }

    private static Ranker WithNaN(Ranker good)
    {
        var first = good.Forest.Trees[0];
        var broken = first with { Threshold = [float.NaN, .. first.Threshold.Skip(1)] };
        return good with { Forest = good.Forest with { Trees = [broken, .. good.Forest.Trees.Skip(1)] } };
    }

    /// <summary>Large trees without restraint on a few hundred decisions, learned by heart.</summary>
    private static Ranker Overfitted(GateTown town)
    {
        var settings = TrainerSettings.ForSchema with { Trees = 300, Leaves = 63, LearningRate = 0.3, L2 = 0, MinRows = 1, MinChildWeight = 0, Patience = 0, Directions = [] };
        return new() { Id = "challenger", Forest = new LambdaMart().Train(town.Earlier, null, settings), Calibration = Calibration.Neutral };
    }
}
