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

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Any_number_of_threads_and_any_order_of_rows_learn_the_same(int leaves)
    {
        var (trainer, settings) = leaves == 2 ? LearningWay.GlassBox : LearningWay.LambdaMart;
        settings = settings with { Trees = 60 };
        var set = Set(Together());
        var shuffled = set.Pick([.. Enumerable.Range(0, set.Rows).OrderBy(i => Sets.Share(7, i, 0))]);
        var renumbered = new TrainingSet(set.Features, shuffled.Values, shuffled.Grades, [.. shuffled.Groups.Select(g => 1_000_000 - 3 * g)])
        {
            Weights = shuffled.Weights,
            InitialScores = shuffled.InitialScores,
            Days = shuffled.Days,
            Openings = shuffled.Openings,
        };
        var one = CarefulTraining.Train(trainer, set, settings with { Threads = 1 });
        var other = CarefulTraining.Train(trainer, renumbered, settings with { Threads = 2 });
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
        Assert.True(careful.Calibration is { Below: > 0, Above: > 0 });
        _ = ForestScorer.Of(new() { Id = "glass-box", Forest = careful.Forest, Calibration = careful.Calibration });
        foreach (var decision in decisions.Take(700))
            for (var f = 0; f < FeatureSchema.Count; f++)
                AssertMonotone(careful.Forest, Row(decision), f);
    }

    [Fact]
    public void Two_features_that_only_count_together_get_a_table_and_every_direction_holds()
    {
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), Set(Together()), Settings);
        Assert.Contains(new FeaturePair(0, 8), careful.Pairs);
        var scorer = Assert.IsType<IAdditiveScorer>(ForestScorer.Of(new() { Id = "glass-box", Forest = careful.Forest, Calibration = careful.Calibration }), exactMatch: false);
        Assert.Equal(careful.Pairs.OrderBy(p => p.First), scorer.Pairs.Select(p => new FeaturePair(p.A, p.B)));
        foreach (var (decision, n) in Decisions.Some(10_000, 5, seed: 2).Select((d, n) => (d, n)))
            AssertMonotone(careful.Forest, Row(decision), n % FeatureSchema.Count);
    }

    /// <summary>She wants it where interests and time both fit, and a third of what is decided runs against a direction.</summary>
    private static List<LoggedDecision> Together() => Decisions.Some(2_400, 5).ConvertAll(d =>
        d.Features[0] >= 2 && d.Features[8] >= 1 || d.Features[3] > 90 && d.Features[5] < 1
            ? d with { Decision = "put_forward", Detail = null }
            : d with { Decision = "rejected", Detail = "times" });

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
