using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public class ForestWalkTests
{
    /// <summary>Feature 0 up to 1 goes left; then feature 1 up to 0.5 goes left.</summary>
    private static readonly Tree Small = Tree.Create([0, 1], [1, 0.5f], [1, ~0], [~2, ~1], [10, 20, 60], [1, 3, 4]);

    [Theory]
    [InlineData(1, 0.5f, 10)]
    [InlineData(1, 0.6f, 20)]
    [InlineData(1.0000001f, 0, 60)]
    [InlineData(-5, -5, 10)]
    public void A_row_on_a_threshold_goes_left(float first, float second, int expected) =>
        Assert.Equal(expected, ForestWalk.Leaf(Small, [first, second]));

    [Fact]
    public void A_tree_without_nodes_is_its_leaf() => Assert.Equal(7, ForestWalk.Leaf(Tree.Constant(7), [1]));

    [Fact]
    public void A_forest_without_trees_is_its_base() =>
        Assert.Equal(5, ForestWalk.Score(new() { Trees = [], Features = 1, SchemaHash = "", Base = 5 }, [0]));

    [Fact]
    public void The_value_of_a_node_is_the_mean_of_the_rows_below_it()
    {
        Assert.Equal([(10 + 3 * 20 + 4 * 60) / 8, (10 + 3 * 20) / 4], Small.Value);
        Assert.Equal(Small.Value[0], Small.Root);
    }

    [Fact]
    public void Contributions_and_start_are_the_score() => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random);
        var row = RandomForest.Floats(RandomForest.Row(random));
        var contributions = new int[FeatureSchema.Count];
        ForestWalk.Explain(forest, row, contributions);
        Assert.Equal(ForestWalk.Score(forest, row), ForestWalk.Start(forest) + contributions.Sum());
    });

    [Fact]
    public void A_feature_no_tree_looks_at_adds_nothing() => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random, trees: 2, leaves: 4);
        var contributions = new int[FeatureSchema.Count];
        ForestWalk.Explain(forest, RandomForest.Floats(RandomForest.Row(random)), contributions);
        Assert.All(contributions.Index().Where(c => c.Item != 0), c =>
            Assert.Contains(forest.Trees, t => t.Feature.Contains(c.Index)));
    });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(128.1)]
    [InlineData(double.NegativeInfinity)]
    public void A_leaf_that_is_no_number_or_beyond_what_anyone_learns_is_a_bug(double leaf) =>
        Assert.Throws<OverflowException>(() => Forest.Whole(leaf));
}
