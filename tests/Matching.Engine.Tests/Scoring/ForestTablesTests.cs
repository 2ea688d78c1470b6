using System.Runtime.Intrinsics;
using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

/// <summary>Whatever is fast must give the same bits as the walk.</summary>
public class ForestTablesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Tables_score_as_the_walk_does(int together) => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random, leaves: 6, together: together);
        var tables = Assert.IsType<AdditiveTables>(AdditiveTables.From(forest, Column.Schema));
        Assert.Equal(together == 1, tables.Pairs.Count == 0);
        foreach (var row in Rows(random))
        {
            Assert.Equal(Walk(forest, row), tables.Score(row));
            Assert.Equal(Walk(forest, row), tables.Base + tables.OfPairs(row) + Enum.GetValues<Side>().Sum(s => tables.Part(s, row)));
        }
    });

    [Fact]
    public void Three_features_in_one_tree_are_no_table() =>
        Assert.Null(AdditiveTables.From(
            Of(Tree.Create([0, 1, 2], [0, 0, 0], [1, 2, ~0], [~3, ~2, ~1], [1, 2, 3, 4])), Column.Schema));

    [Fact]
    public void Masks_score_as_the_walk_does() => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random, trees: random.Next(0, 40));
        var masks = Assert.IsType<MaskTables>(MaskTables.From(forest, Column.Schema));
        foreach (var row in Rows(random))
            Assert.Equal(Walk(forest, row), Masked(masks, row));
    });

    [Fact]
    public void Every_value_of_every_feature_falls_in_its_place() => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random, trees: 12);
        var masks = MaskTables.From(forest, Column.Schema)!;
        var row = RandomForest.Row(random);
        for (var f = 0; f < row.Length; f++)
        {
            var (feature, kept) = (FeatureSchema.All[f], row[f]);
            for (row[f] = feature.Low; row[f] <= feature.High; row[f]++)
                Assert.Equal(Walk(forest, row), Masked(masks, row));
            row[f] = kept;
        }
    });

    [Fact]
    public void Which_side_a_feature_is_on_changes_nothing() => RandomForest.ForAll(random =>
    {
        var forest = RandomForest.Draw(random);
        var sides = Column.Schema.Select(c => c with { Side = (Side)random.Next(3) }).ToArray();
        var masks = MaskTables.From(forest, sides)!;
        foreach (var row in Rows(random))
            Assert.Equal(Walk(forest, row), Masked(masks, row));
    });

    [Fact]
    public void A_tree_of_thirty_two_leaves_fits_a_word_and_one_of_thirty_three_does_not()
    {
        Assert.NotNull(MaskTables.From(Of(Chain(32)), Column.Schema));
        Assert.Null(MaskTables.From(Of(Chain(33)), Column.Schema));
    }

    [Theory]
    [InlineData(Direction.Up)]
    [InlineData(Direction.Down)]
    public void A_tree_that_leans_to_one_side_is_read_to_its_end(Direction lean)
    {
        var forest = Of(Chain(32, lean));
        var masks = MaskTables.From(forest, Column.Schema)!;
        var row = FeatureSchema.All.Select(f => f.Low).ToArray();
        for (row[Travel] = 0; row[Travel] <= WayThere.LongestMinutes; row[Travel]++)
            Assert.Equal(Walk(forest, row), Masked(masks, row));
    }

    private static readonly int Travel = FeatureSchema.IndexOf(FeatureCode.TravelMinutes);

    /// <summary>A test on travel minutes for every leaf but the last, each below the one before.</summary>
    private static Tree Chain(int leaves, Direction lean = Direction.Down)
    {
        var nodes = Enumerable.Range(0, leaves - 1).ToArray();
        int[] on = [.. nodes.Select(n => n == leaves - 2 ? ~(leaves - 1) : n + 1)];
        int[] off = [.. nodes.Select(n => ~n)];
        var right = lean == Direction.Up;
        return Tree.Create(
            [.. nodes.Select(_ => Travel)], [.. nodes.Select(n => (float)(right ? n : 100 - n))],
            right ? off : on, right ? on : off, [.. Enumerable.Range(1, leaves)]);
    }

    private static Forest Of(Tree tree) => new() { Trees = [tree], Features = FeatureSchema.Count, SchemaHash = FeatureSchema.Hash };

    private static IEnumerable<int[]> Rows(Random random) => Enumerable.Range(0, 20).Select(_ => RandomForest.Row(random));

    private static int Walk(Forest forest, int[] row) => ForestWalk.Score(forest, RandomForest.Floats(row));

    private static int Masked(MaskTables masks, int[] row)
    {
        var (newcomer, opening) = (new Vector512<uint>[masks.Width], new Vector512<uint>[masks.Width]);
        masks.Combine(Side.Newcomer, row, newcomer);
        masks.Combine(Side.Opening, row, opening);
        var room = new Vector512<uint>[MaskTables.AtOnce * masks.Width];
        for (var pair = 0; pair < MaskTables.AtOnce; pair++)
            masks.Mask(newcomer, opening, row, room, pair);
        var scores = new int[MaskTables.AtOnce];
        masks.Scores(room, scores);
        return Assert.Single(scores.Distinct());
    }
}
