using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Learning.Tests;

public class LambdaMartTests
{
    private static readonly TrainerSettings Settings = new() { Trees = 40, Leaves = 8, MinRows = 5, Patience = 0, Threads = 1 };
    private static readonly TrainingSet Set = Sets.Small();

    [Fact]
    public void It_learns_to_rank_rows_it_has_not_seen()
    {
        var forest = Train(Set, Settings);
        var other = Grouped.Of(Sets.Small(seed: 2));
        var gains = Ndcg.Gains(other.Set.Grades);
        var learned = Ndcg.Mean(Scores(forest, other.Set), gains, other.Starts, 5, EmptyGroups.LeftOut);
        var unlearned = Ndcg.Mean(new double[other.Set.Rows], gains, other.Starts, 5, EmptyGroups.LeftOut);
        Assert.True(learned > unlearned + 0.25, $"{learned} against {unlearned}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Shuffled_rows_and_renumbered_groups_give_the_same_forest(double pointwise)
    {
        var settings = Settings with { PointwiseShare = pointwise };
        var shuffled = Set.Pick([.. Enumerable.Range(0, Set.Rows).OrderBy(i => Sets.Share(7, i, 0))]);
        var renumbered = new TrainingSet(Sets.Features, shuffled.Values, shuffled.Grades, [.. shuffled.Groups.Select(g => 1_000_000 - 3 * g)]) { Days = shuffled.Days };
        AssertSame(Train(Set, settings), Train(renumbered, settings));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Any_number_of_threads_gives_the_same_forest(int threads)
    {
        var large = Sets.Small(groups: 2_500, perGroup: 10);
        var settings = Settings with { Trees = 6, Leaves = 12, GroupShare = 0.8, FeatureShare = 0.8 };
        AssertSame(Train(large, settings), Train(large, settings with { Threads = threads }));
    }

    [Fact]
    public void Directions_hold_on_ten_thousand_random_pairs()
    {
        // The data says the opposite of two of the directions, and the third has to hold too.
        var settings = Settings with { Directions = [Direction.Down, Direction.Up, Direction.Up, Direction.Free, Direction.Up], Leaves = 12 };
        AssertMonotone(Train(Set, settings), settings.Directions);
        AssertMonotone(Train(Set, settings with { Leaves = 2, Trees = 200 }), settings.Directions);
    }

    [Fact]
    public void Directions_hold_for_start_and_forest_together_and_the_start_can_be_unlearned()
    {
        var start = Steps(feature: 0, step: -0.5);
        var settings = Settings with { Directions = [Direction.Down, Direction.Free, Direction.Free, Direction.Free, Direction.Free], Start = start };
        foreach (var leaves in new[] { 2, 8 })
        {
            var learned = Train(Starting(Set, start), settings with { Leaves = leaves, Trees = 120 });
            var whole = learned with { Base = learned.Base + start.Base, Trees = [.. start.Trees, .. learned.Trees] };
            AssertMonotone(whole, settings.Directions);
            // The data wants it up, so the start's fall is nearly gone where there were rows to say so.
            float[] low = [0, 5, 5, 5, 5], high = [9, 5, 5, 5, 5];
            Assert.InRange(Forest.LogOdds(ForestWalk.Score(whole, low) - ForestWalk.Score(whole, high)), 0, leaves == 2 ? 0.6 : 4);
        }
    }

    [Fact]
    public void One_grade_for_all_gives_a_forest_without_trees() =>
        Assert.Empty(Train(new(1, [1, 2, 3, 4], [1, 1, 1, 1], [0, 0, 1, 1]), Settings with { MinRows = 1 }).Trees);

    [Fact]
    public void Groups_of_one_row_give_a_forest_without_trees() =>
        Assert.Empty(Train(new(1, [1, 2, 3, 4], [0, 1, 0, 1], [0, 1, 2, 3]), Settings with { MinRows = 1 }).Trees);

    [Fact]
    public void A_row_on_a_threshold_goes_left()
    {
        // Values 0 and 2 are cut at 1; a row of exactly 1 belongs with 0.
        var set = new TrainingSet(1, [.. Enumerable.Range(0, 40).Select(i => i % 2 * 2f)], [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2))], [.. Enumerable.Range(0, 40).Select(i => i / 2L)]);
        var forest = Train(set, Settings with { Leaves = 2, MinRows = 1, Trees = 3 });
        Assert.Equal(1f, forest.Trees[0].Threshold[0]);
        Assert.Equal(ForestWalk.Score(forest, [0]), ForestWalk.Score(forest, [1]));
        Assert.True(ForestWalk.Score(forest, [1.0001f]) > ForestWalk.Score(forest, [1]));
    }

    [Fact]
    public void Rows_of_no_weight_teach_nothing()
    {
        var half = Set.Rows / 2;
        var weighted = new TrainingSet(Sets.Features, Set.Values, [.. Set.Grades.Select((g, i) => i < half ? g : (byte)(3 - g))], Set.Groups)
        {
            Weights = [.. Enumerable.Range(0, Set.Rows).Select(i => i < half ? 1f : 0f)],
        };
        var forest = Train(weighted, Settings);
        float[] low = [0, 5, 5, 5, 5], high = [9, 5, 5, 5, 5];
        Assert.True(ForestWalk.Score(forest, high) > ForestWalk.Score(forest, low));
    }

    [Fact]
    public void What_the_start_knows_already_changes_little()
    {
        double Widest(float scale)
        {
            var known = new TrainingSet(Sets.Features, Set.Values, Set.Grades, Set.Groups)
            {
                InitialScores = [.. Enumerable.Range(0, Set.Rows).Select(i => scale * Set.Grades[i])],
            };
            var forest = Train(known, Settings);
            var scores = Scores(forest, Set);
            return scores.Max() - scores.Min();
        }

        Assert.True(Widest(8) < Widest(0) / 3);
    }

    [Fact]
    public void That_it_started_is_learned_beside_that_it_was_put_forward()
    {
        // Whether it is wanted follows nothing; whether it then starts follows feature 0. Groups of one row say nothing about order.
        byte[] grades = [.. Enumerable.Range(0, Set.Rows).Select(i => (byte)(Sets.Share(3, i, 0) < 0.5 ? 0 : Set.Values[i * Sets.Features] > 5 ? 2 : 1))];
        var alone = new TrainingSet(Sets.Features, Set.Values, grades, [.. Enumerable.Range(0, Set.Rows).Select(i => (long)i)]);
        var forest = Train(alone, Settings with { Leaves = 2, PointwiseShare = 1 });
        float[] low = [0, 5, 5, 5, 5], high = [9, 5, 5, 5, 5];
        Assert.True(Forest.LogOdds(ForestWalk.Score(forest, high) - ForestWalk.Score(forest, low)) > 0.5);
    }

    [Fact]
    public void Early_stopping_keeps_the_trees_that_did_best_later()
    {
        var (earlier, later) = Grouped.Of(Sets.Small(groups: 30)).SplitByTime(0.3);
        var settings = Settings with { Trees = 300, Patience = 20, MinRows = 2, L2 = 0 };
        var forest = new LambdaMart().Train(earlier, later, settings);
        Assert.InRange(forest.Trees.Count, 1, 299);
        Assert.All(later.Days, day => Assert.True(day > earlier.Days.Max()));
    }

    [Fact]
    public void What_is_not_a_number_is_refused_with_its_place()
    {
        var error = Assert.Throws<ArgumentException>(() => new TrainingSet(2, [1, 2, 3, float.NaN], [0, 1], [0, 0]));
        Assert.Contains("Row 1, feature 1", error.Message, StringComparison.Ordinal);
    }

    private static Forest Train(TrainingSet set, TrainerSettings settings) => new LambdaMart().Train(set, null, settings);

    private static double[] Scores(Forest forest, TrainingSet set) =>
        [.. Enumerable.Range(0, set.Rows).Select(i => Forest.LogOdds(ForestWalk.Score(forest, set.Row(i))))];

    private static Forest Steps(int feature, double step) => new()
    {
        Features = Sets.Features,
        SchemaHash = "",
        Trees = [.. Enumerable.Range(0, 9).Select(v => Tree.Create([feature], [v + 0.5f], [~0], [~1], [0, Forest.Whole(step)]))],
    };

    private static TrainingSet Starting(TrainingSet set, Forest start) =>
        new(set.Features, set.Values, set.Grades, set.Groups) { InitialScores = [.. Scores(start, set).Select(s => (float)s)] };

    private static void AssertMonotone(Forest forest, IReadOnlyList<Direction> directions)
    {
        var row = new float[Sets.Features];
        for (var n = 0; n < 10_000; n++)
        {
            for (var f = 0; f < row.Length; f++)
                row[f] = (float)(12 * Sets.Share(5, n, f) - 1);
            var feature = n % row.Length;
            var before = ForestWalk.Score(forest, row);
            row[feature] += (float)(10 * Sets.Share(6, n, 0));
            var after = ForestWalk.Score(forest, row);
            if (directions[feature] == Direction.Up)
                Assert.True(after >= before);
            if (directions[feature] == Direction.Down)
                Assert.True(after <= before);
        }
    }

    private static void AssertSame(Forest one, Forest other)
    {
        Assert.NotEmpty(one.Trees);
        Assert.Equal(one.Base, other.Base);
        Assert.Equal(one.Trees.Count, other.Trees.Count);
        foreach (var (a, b) in one.Trees.Zip(other.Trees))
        {
            Assert.Equal(a.Feature, b.Feature);
            Assert.Equal(a.Threshold, b.Threshold);
            Assert.Equal(a.Left, b.Left);
            Assert.Equal(a.Leaf, b.Leaf);
        }
    }
}
