using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.GlassBox;
using Matching.Learning.Training;

namespace Matching.Learning.Tests;

public class EffectsTests
{
    private static readonly TrainerSettings Settings = new() { Trees = 40, Leaves = 4, MinRows = 5, Patience = 0, Threads = 1, PointwiseShare = 0.5 };
    private static readonly TrainingSet Set = Sets.Small();

    /// <summary>Sums of a few hundred values that were each rounded to 2^-24.</summary>
    private const double Rounding = 1e-4;

    [Fact]
    public void A_sum_of_tables_prints_itself() =>
        AssertSame(Train(Settings with { Leaves = 2 }), Effects.Of([Train(Settings with { Leaves = 2 })], Set).Printed(0));

    [Fact]
    public void Trees_over_two_features_are_their_tables_and_one_of_both()
    {
        var two = new TrainingSet(2, [.. Enumerable.Range(0, Set.Rows).SelectMany(i => Set.Row(i)[..2].ToArray())], Set.Grades, Set.Groups);
        var forest = new LambdaMart().Train(two, null, Settings);
        var effects = Effects.Of([forest], two);
        Assert.Equal([new(0, 1)], effects.Pairs);
        var printed = effects.Printed(1);
        Assert.All(printed.Trees, tree => Assert.InRange(tree.Feature.Distinct().Count(), 1, 2));
        for (var i = 0; i < two.Rows; i++)
            Assert.Equal(Score(forest, two.Row(i)), Score(printed, two.Row(i)), Rounding);
    }

    [Fact]
    public void Two_forests_count_alike()
    {
        var (one, other) = (Train(Settings), Train(Settings with { Leaves = 8, Trees = 20 }));
        var (mean, each) = (Effects.Of([one, other], Set).Printed(0), new[] { one, other }.Select(f => Effects.Of([f], Set).Printed(0)).ToArray());
        for (var i = 0; i < Set.Rows; i++)
            Assert.Equal(each.Average(f => Score(f, Set.Row(i))), Score(mean, Set.Row(i)), Rounding);
    }

    [Fact]
    public void What_stands_together_in_the_log_is_told_apart()
    {
        // Where feature 0 is low feature 1 is high, as in a plan that shows a weakness only with a strength; only feature 0 counts.
        var rows = Enumerable.Range(0, 1_000).Select(i => (First: (float)(i % 10), Second: (float)(9 - i % 10))).ToArray();
        var set = new TrainingSet(2, [.. rows.SelectMany(r => new[] { r.First, r.Second })], [.. rows.Select(_ => (byte)0)], [.. rows.Select((_, i) => (long)i)]);
        var tree = Tree.Create([0, 1], [4.5f, 4.5f], [1, ~0], [~1, ~2], [0, Forest.Whole(1), 0]);
        var printed = Effects.Of([new Forest { Features = 2, SchemaHash = "", Trees = [tree] }], set).Printed(0);
        Assert.Equal(1, Score(printed, [9, 0]) - Score(printed, [0, 0]), Rounding);
        Assert.Equal(0, Score(printed, [0, 9]) - Score(printed, [0, 0]), Rounding);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var forest = Train(Settings with { Leaves = 8 });
        var shuffled = Set.Pick([.. Enumerable.Range(0, Set.Rows).OrderBy(i => Sets.Share(7, i, 0))]);
        var (one, other) = (Effects.Of([forest], Set), Effects.Of([forest], shuffled));
        Assert.Equal(one.Pairs, other.Pairs);
        Assert.Equal(Written(one.Printed(2)), Written(other.Printed(2)));

        static byte[] Written(Forest forest) => RankerFormat.Write(new() { Id = "r", Forest = forest, Calibration = Calibration.Neutral });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Directions_that_hold_in_the_forest_hold_in_its_tables(int pairs)
    {
        Direction[] directions = [Direction.Up, Direction.Down, Direction.Up, Direction.Free, Direction.Up];
        var printed = Effects.Of([Train(Settings with { Leaves = 8, Trees = 120, Directions = directions })], Set).Printed(pairs);
        var row = new float[Sets.Features];
        for (var n = 0; n < 10_000; n++)
        {
            for (var f = 0; f < row.Length; f++)
                row[f] = (float)(12 * Sets.Share(5, n, f) - 1);
            var feature = n % row.Length;
            var before = ForestWalk.Score(printed, row);
            row[feature] += (float)(10 * Sets.Share(6, n, 0));
            var after = ForestWalk.Score(printed, row);
            Assert.True(directions[feature] switch { Direction.Up => after >= before, Direction.Down => after <= before, _ => true });
        }
    }

    private static Forest Train(TrainerSettings settings) => new LambdaMart().Train(Set, null, settings);

    private static double Score(Forest forest, ReadOnlySpan<float> row) => Forest.LogOdds(ForestWalk.Score(forest, row));

    private static void AssertSame(Forest one, Forest other)
    {
        for (var i = 0; i < Set.Rows; i++)
            Assert.Equal(Score(one, Set.Row(i)), Score(other, Set.Row(i)), Rounding);
    }
}
