using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Scoring;

public class ForestScorerTests
{
    [Theory]
    [InlineData(32, 1)]
    [InlineData(6, 2)]
    [InlineData(32, 15)]
    [InlineData(40, 15)]
    public void Whichever_way_it_scores_it_is_the_walk(int leaves, int together) => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random, leaves: leaves, together: together);
        var scorer = ForestScorer.Of(RandomForest.Ranker(forest));
        int[][] rows = [.. Enumerable.Range(0, 20).Select(_ => RandomForest.Row(random))];
        var scores = new int[rows.Length];
        scorer.Score(RandomForest.Matrix(rows), scores);
        Assert.Equal(rows.Select(r => ForestWalk.Score(forest, RandomForest.Floats(r))), scores);
    });

    [Fact]
    public void Contributions_and_base_are_the_score() => RandomForest.ForAll(random =>
    {
        var scorer = ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(random)));
        var (row, scores, contributions) = (RandomForest.Row(random), new int[1], new int[FeatureSchema.Count]);
        scorer.Score(RandomForest.Matrix([row]), scores);
        scorer.Explain(row, contributions);
        Assert.Equal(scores[0], scorer.Base + contributions.Sum());
    });

    [Fact]
    public void Trees_of_one_feature_each_or_two_make_a_glass_box_and_its_tables_are_what_it_explains() => RandomForest.ForAll(random =>
    {
        var scorer = Assert.IsType<IAdditiveScorer>(
            ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(random, together: 1))), exactMatch: false);
        var (row, contributions) = (RandomForest.Row(random), new int[FeatureSchema.Count]);
        scorer.Explain(row, contributions);
        Assert.Equal(contributions, FeatureSchema.All.Select((f, i) => scorer.Table(i)[row[i] - f.Low]));

        Assert.NotEmpty(Assert.IsType<IAdditiveScorer>(
            ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(random, trees: 60, leaves: 6, together: 2))), exactMatch: false).Pairs);
        Assert.IsNotType<IAdditiveScorer>(ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(random, trees: 60, leaves: 6, together: 3))), exactMatch: false);
    });

    [Fact]
    public void A_log_odd_is_shown_as_one_after_calibration()
    {
        var forest = new Forest { Trees = [], Features = FeatureSchema.Count, SchemaHash = FeatureSchema.Hash };
        var scorer = ForestScorer.Of(new() { Id = "steep", Forest = forest, Calibration = new(Forest.Whole(2), 0) });
        Assert.Equal(Forest.Scale / 2, scorer.Unit);
        Assert.Equal(Logistic.Chance(100), scorer.Chance(scorer.Unit), 3.0);
        var bent = ForestScorer.Of(new() { Id = "bent", Forest = forest, Calibration = new(Forest.Whole(0.5), Forest.Whole(1.5), 0) });
        Assert.Equal(Forest.Scale, bent.Unit);
    }

    [Fact]
    public void A_ranker_for_other_features_makes_no_scorer()
    {
        var forest = new Forest { Trees = [], Features = FeatureSchema.Count, SchemaHash = "other" };
        Assert.Throws<ArgumentException>(() => ForestScorer.Of(RandomForest.Ranker(forest)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    public void A_round_is_the_same_on_any_number_of_threads_and_in_any_culture(int together)
    {
        var scorer = ForestScorer.Of(RandomForest.Ranker(RandomForest.Draw(new Random(together), leaves: 6, together: together)));
        var town = RandomTown.Draw(seed: 11, people: 60, openings: 40);
        var expected = SnapshotFormat.Write(MatchingRound.Run(town, scorer: scorer, threads: 1));
        foreach (var culture in new[] { "nl-NL", "tr-TR", "ar-SA" })
            foreach (var threads in new[] { 1, 2, 8 })
                RankerFormatTests.In(culture, () =>
                    Assert.Equal(expected, SnapshotFormat.Write(MatchingRound.Run(town, scorer: scorer, threads: threads))));
    }
}
