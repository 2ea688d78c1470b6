using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
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
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), Set(noise), Settings);
        Assert.Equal(0, careful.Trees);
        Assert.Equal(WeightedSumForest.Instance.Trees.Count, careful.Forest.Trees.Count);
    }

    [Fact]
    public void Where_the_weighted_sum_stays_its_chances_still_follow_how_often_they_say_yes()
    {
        var nearlyAll = Decisions.Some(400, 4).Select((d, i) =>
            Sets.Share(9, i, 0) < 0.9 ? d with { Decision = "put_forward", Detail = null } : d with { Decision = "rejected", Detail = "times" }).ToList();
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), Set(nearlyAll), Settings);
        Assert.Equal(0, careful.Trees);
        Assert.InRange(nearlyAll.Average(d => careful.Calibration.Chance(ForestWalk.Score(careful.Forest, Row(d)))), 8_600, 9_400);
    }

    [Fact]
    public void What_an_adapter_learned_from_nothing_stands_without_the_weighted_sum()
    {
        var trainer = new FromNothing();
        var careful = CarefulTraining.Train(trainer, Set(Decisions.Some(2_000, 5)), Settings with { Leaves = 4 });
        Assert.True(careful.Trees > 0);
        Assert.Equal(careful.Trees, careful.Forest.Trees.Count);
        Assert.True(trainer.SawNoStart);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Directions_hold_on_ten_thousand_random_pairs_with_the_settings_of_the_product(int leaves)
    {
        var settings = (leaves == 2 ? TrainerSettings.ForSchema : TrainerSettings.ForSchemaInLeaves) with
        {
            Trees = 120,
            Threads = 1,
            Pairs = leaves == 2 ? [new(0, 3), new(3, 5)] : [],
        };
        // Half of what is decided runs against the directions.
        var decisions = Decisions.Some(2_000, 5).ConvertAll(d =>
            d.Features[3] > 60 && d.Features[5] < 2 ? d with { Decision = "put_forward", Detail = "started" } : d);
        IRankerTrainer trainer = leaves == 2 ? new GlassBoxTrainer() : new LambdaMart();
        var forest = WeightedSumForest.With(trainer.Train(Set(decisions), null, settings));
        Assert.True(forest.Trees.Count > WeightedSumForest.Instance.Trees.Count + 100);
        foreach (var (decision, n) in Decisions.Some(10_000, 5, seed: 2).Select((d, n) => (d, n)))
            AssertMonotone(forest, Row(decision), n % FeatureSchema.Count);
    }

    [Fact]
    public void Any_number_of_threads_and_any_order_of_rows_learn_the_same()
    {
        var set = Set(Decisions.Some(2_000, 5));
        var shuffled = set.Pick([.. Enumerable.Range(0, set.Rows).OrderBy(i => Sets.Share(7, i, 0))]);
        var one = CarefulTraining.Train(new LambdaMart(), set, TrainerSettings.ForSchemaInLeaves with { Trees = 60, Threads = 1 });
        var other = CarefulTraining.Train(new LambdaMart(), shuffled, TrainerSettings.ForSchemaInLeaves with { Trees = 60, Threads = 2 });
        Assert.True(one.Trees > 0);
        Assert.Equal(Written(one), Written(other));

        static byte[] Written(Careful careful) => RankerFormat.Write(new() { Id = "r", Forest = careful.Forest, Calibration = careful.Calibration });
    }

    /// <summary>As an adapter to a learner that knows no initial scores.</summary>
    private sealed class FromNothing : IRankerTrainer
    {
        public bool SawNoStart { get; private set; } = true;
        public string Name => "from nothing";
        public bool StandsOnStart => false;

        public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default)
        {
            SawNoStart &= training.InitialScores.Length == 0;
            return new LambdaMart().Train(training, validation, settings with { Start = null }, cancel);
        }
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
