using Matching.Engine.Rounds;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public class PointsTests
{
    [Theory]
    [InlineData(5_000, 100, 100, 5_000)]
    [InlineData(5_000, 130, 100, 6_500)]
    [InlineData(5_000, 70, 50, 1_750)]
    [InlineData(9_000, 130, 100, 10_000)]
    [InlineData(9_000, 130, 50, 5_000)]
    [InlineData(9_000, 0, 100, 0)]
    [InlineData(3, 100, 50, 2)]
    public void Chance_wish_and_Unknowns_multiply_and_are_rounded_once(int chance, int wish, int unknown, int expected) =>
        Assert.Equal(expected, Points.Of(chance, wish, unknown));

    [Theory]
    [InlineData(50, 0, 100)]
    [InlineData(50, 1, 50)]
    [InlineData(50, 2, 25)]
    [InlineData(1, 4, 1)]
    [InlineData(100, 4, 100)]
    public void Every_Unknown_leaves_its_part(int percent, int unknowns, int expected) =>
        Assert.Equal(expected, Points.UnknownPercent(unknowns, new RoundOptions { UnknownPercent = percent }));

    [Fact]
    public void What_she_wants_more_weighs_more() =>
        Assert.Equal([0, 70, 100, 130], Enumerable.Range(0, 4).Select(Points.WishPercent));
}
