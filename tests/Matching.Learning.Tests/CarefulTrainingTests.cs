using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Training;

namespace Matching.Learning.Tests;

public class CarefulTrainingTests
{
    private static readonly TrainerSettings Settings = TrainerSettings.ForSchema with { Trees = 80, Threads = 1, PointwiseShare = 0.5 };

    [Fact]
    public void The_weighted_sum_as_a_forest_scores_what_the_weighted_sum_scores()
    {
        var (matrix, score) = (new FeatureMatrix(1), new int[1]);
        foreach (var decision in Decisions.Some(200, 3))
        {
            decision.Features.ToArray().CopyTo(matrix.Row(0));
            WeightedSum.Instance.Score(matrix, score);
            var forest = ForestWalk.Score(WeightedSumForest.Instance, Row(decision));
            Assert.Equal(score[0], (int)Math.Round(Forest.LogOdds(forest) * Logistic.Unit));
        }
    }

    [Fact]
    public void Where_decisions_say_nothing_the_weighted_sum_stays()
    {
        var noise = Decisions.Some(400, 4).Select((d, i) =>
            Sets.Share(9, i, 0) < 0.5 ? d with { Decision = "put_forward", Detail = null } : d with { Decision = "rejected", Detail = "times" });
        // Twice the error: of noise, one in forty passes.
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), Set(noise), Settings, new() { Errors = 2 });
        Assert.Equal(0, careful.Trees);
        Assert.Equal(WeightedSumForest.Instance.Trees.Count, careful.Forest.Trees.Count);
    }

    [Fact]
    public void Where_decisions_are_clear_it_learns_stays_monotone_and_a_round_can_use_it()
    {
        var decisions = Decisions.Some(2_000, 5);
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), Set(decisions), Settings);
        Assert.True(careful.Trees > 0);
        Assert.InRange(careful.Pairs.Count, 0, 5);
        Assert.True(careful.Calibration.Slope > 0);
        _ = ForestScorer.Of(new() { Id = "glass-box", Forest = careful.Forest, Calibration = careful.Calibration });
        foreach (var decision in decisions.Take(700))
            for (var f = 0; f < FeatureSchema.Count; f++)
                AssertMonotone(careful.Forest, Row(decision), f);
    }

    private static void AssertMonotone(Forest forest, float[] row, int f)
    {
        var feature = FeatureSchema.All[f];
        var (before, was) = (ForestWalk.Score(forest, row), row[f]);
        row[f] = Math.Min(feature.High, was + 1);
        var after = ForestWalk.Score(forest, row);
        row[f] = was;
        Assert.True(feature.Direction == Direction.Up ? after >= before : after <= before, $"{feature.Name} at {was}: {before} to {after}");
    }

    private static TrainingSet Set(IEnumerable<LoggedDecision> decisions) => Assert.IsType<TrainingView.Ready>(TrainingView.Of([.. decisions])).Set;

    private static float[] Row(LoggedDecision decision) => [.. decision.Features.Select(v => (float)v)];
}
