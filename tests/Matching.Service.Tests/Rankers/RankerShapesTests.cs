using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Service.Rankers;

namespace Matching.Service.Tests.Rankers;

/// <summary>What a council reads of a ranker: tables, and only those in which something stands.</summary>
public sealed class RankerShapesTests
{
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(0.002, 0)]
    public void A_pair_of_features_gets_a_table_as_soon_as_it_adds_a_whole_point_somewhere(double logOdds, int tables)
    {
        var shapes = RankerShapes.Of(HandMade.Ranker("paar-1") with { Forest = WithPair(Forest.Whole(logOdds)) });

        Assert.True(shapes.IsExact);
        Assert.Equal(tables, shapes.Pairs.Count);
    }

    /// <summary>Short ways and one shared interest together add a little; hand-made, apart from the rest.</summary>
    private static Forest WithPair(int added)
    {
        var (travel, interests) = (FeatureSchema.IndexOf(FeatureCode.TravelMinutes), FeatureSchema.IndexOf(FeatureCode.SharedInterests));
        var forest = HandMade.Ranker("paar-1").Forest;
        return forest with { Trees = [.. forest.Trees, Tree.Create([travel, interests], [30, 0], [1, ~0], [~2, ~1], [0, added, 0])] };
    }
}
