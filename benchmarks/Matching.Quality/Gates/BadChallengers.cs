using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.GlassBox;
using Matching.Learning.Promotion;
using Matching.Learning.Training;

namespace Matching.Quality.Gates;

/// <summary>A challenger that must not become champion, and the gate that is there for it.</summary>
internal sealed record BadChallenger(string Name, GateCode Meant, Measured Measured);

/// <summary>
/// The ways in which a ranker may be bad, each made from a city's own good one: eight that are known from the field, and one that promises too
/// much, for the gate that none of the eight is meant for.
/// </summary>
internal static class BadChallengers
{
    /// <summary>At even odds twelve points in a hundred.</summary>
    private const int HalfALogOdd = Forest.Scale / 2;

    public static IEnumerable<BadChallenger> Of(GateTown town, Ranker good, Ranker? champion)
    {
        yield return new("inverted", GateCode.Directions, Measured(town, Inverted(good), champion));
        yield return new("constant", GateCode.Better, Measured(town, good with { Forest = good.Forest with { Trees = [] } }, champion));
        yield return new("leaky", GateCode.TooGood, Leaky(town, champion));
        yield return new("group-biased", GateCode.Groups, Measured(town, GroupBiased(town, good, champion), champion));
        yield return new("stale schema", GateCode.File, Measured(town, good with { Forest = good.Forest with { SchemaHash = new string('0', 64) } }, champion));
        yield return new("not a number", GateCode.File, Measurement.Of(Challenge(town, WithNaN(good), champion)));
        yield return new("overfitted", GateCode.Overfit, Measured(town, Overfitted(town), champion));
        yield return new("truncated file", GateCode.File, Measurement.OfFile(RankerFormat.Write(good).AsSpan(..^100), r => Challenge(town, r, champion)));
        yield return new("promises too much", GateCode.Calibration, Measured(town, good with { Calibration = good.Calibration with { Intercept = good.Calibration.Intercept + HalfALogOdd } }, champion));
    }

    /// <summary>Made from one that learned from all decisions, a champion from a quarter of them.</summary>
    private static Challenge Challenge(GateTown town, Ranker ranker, Ranker? champion) => town.Challenge(ranker, champion, learnedFromTwice: champion is not null);

    private static Measured Measured(GateTown town, Ranker ranker, Ranker? champion) =>
        Measurement.OfFile(RankerFormat.Write(ranker), r => Challenge(town, r, champion));

    private static Ranker Inverted(Ranker good) => good with
    {
        Forest = good.Forest with { Base = -good.Forest.Base, Trees = [.. good.Forest.Trees.Select(t => With(t, [.. t.Leaf.Select(l => -l)]))] },
    };

    private static Tree With(Tree tree, int[] leaves) => Tree.Create(tree.Feature, tree.Threshold, tree.Left, tree.Right, leaves);

    /// <summary>A column that was filled in after the decision, in what it learns from and in what it is judged by.</summary>
    private static Measured Leaky(GateTown town, Ranker? champion)
    {
        var leaky = town with { Earlier = Filled(town.Earlier), Later = Filled(town.Later) };
        var forest = new GlassBoxTrainer().Train(leaky.Earlier, null, TrainerSettings.ForSchema with { Trees = 150, Patience = 0, Threads = 1 });
        return Measured(leaky, new() { Id = "challenger", Forest = WeightedSumForest.With(forest), Calibration = Calibration.Neutral }, champion);
    }

    private static TrainingSet Filled(TrainingSet set)
    {
        var (values, column) = ((float[])set.Values.Clone(), FeatureSchema.IndexOf(FeatureCode.FollowUp));
        for (var i = 0; i < set.Rows; i++)
            values[i * set.Features + column] = set.Grades[i] > 0 ? 1 : 0;
        return new(set.Features, values, set.Grades, set.Groups) { Weights = set.Weights, Days = set.Days, Openings = set.Openings };
    }

    /// <summary>Who resembles a group counts as less: a forest that learned from the audit itself who belongs to it, turned against it. Of all groups the one it harms most.</summary>
    private static Ranker GroupBiased(GateTown town, Ranker good, Ranker? champion) =>
        (from dimension in town.Audit[0].Groups.Keys.Order(StringComparer.Ordinal)
         from members in town.Audit.GroupBy(d => d.Groups[dimension]).Where(g => g.Count() >= GroupFigure.SmallestCell).OrderBy(g => g.Key, StringComparer.Ordinal)
         let trees = StandIn(town, d => d.Groups[dimension] == members.Key).Trees.Select(t => With(t, [.. t.Leaf.Select(l => -l)]))
         let ranker = good with { Forest = good.Forest with { Trees = [.. good.Forest.Trees, .. trees] } }
         let lowest = GroupAudit.Of(town.Audit, ForestScorer.Of(ranker), GateTown.ScorerOf(champion)).Where(g => !g.IsSmall).Min(g => g.WorseInterval?.Mean ?? 1)
         orderby lowest
         select ranker).First();

    private static Forest StandIn(GateTown town, Predicate<AuditedDecision> isMember)
    {
        var set = new TrainingSet(
            FeatureSchema.Count,
            [.. town.Audit.SelectMany(d => d.Row.Select(v => (float)v))],
            [.. town.Audit.Select(d => (byte)(isMember(d) ? 1 : 0))],
            [.. town.Audit.Select((_, i) => (long)i)]);
        var settings = new TrainerSettings { Trees = 60, Leaves = 4, LearningRate = 0.2, PointwiseShare = 1, Patience = 0, Threads = 1, SchemaHash = FeatureSchema.Hash };
        return new LambdaMart().Train(set, null, settings);
    }

    private static Ranker WithNaN(Ranker good)
    {
        var first = good.Forest.Trees[0];
        var broken = first with { Threshold = [float.NaN, .. first.Threshold.Skip(1)] };
        return good with { Forest = good.Forest with { Trees = [broken, .. good.Forest.Trees.Skip(1)] } };
    }

    /// <summary>Very large trees without restraint on a few thousand decisions, learned by heart.</summary>
    private static Ranker Overfitted(GateTown town)
    {
        var settings = TrainerSettings.ForSchema with { Trees = 200, Leaves = 255, LearningRate = 0.1, L2 = 0.1, MinRows = 1, MinChildWeight = 0, Patience = 0, Directions = [], Threads = 1 };
        return new() { Id = "challenger", Forest = new LambdaMart().Train(town.Earlier, null, settings), Calibration = Calibration.Neutral };
    }
}
