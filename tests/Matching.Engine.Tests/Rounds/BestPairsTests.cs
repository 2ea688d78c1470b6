using FsCheck.Fluent;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class BestPairsTests
{
    [Fact]
    public void The_best_are_those_that_sorting_would_give_in_the_order_they_had() => Some.Holds(
        Gen.Zip(Gen.ListOf(Gen.Zip(Gen.Frequency((1, Gen.Choose(0, 10_000)), (1, Gen.Choose(4_990, 5_010))), Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true))))), Gen.Choose(1, 40)),
        given =>
        {
            ScoredPair[] pairs = [.. given.Item1.Select((p, i) => new ScoredPair(i, (ushort)p.Item1, 0, p.Item2))];
            var best = pairs.OrderByDescending(p => p.Points).ThenBy(p => p.Opening).Take(given.Item2).ToHashSet();
            var expected = pairs.Where(p => best.Contains(p) || p.LastNight).ToList();

            var kept = new int[pairs.Length];
            var count = BestPairs.Keep([.. pairs.Select(p => p.Points)], given.Item2, [.. pairs.Where(p => p.LastNight).Select(p => p.Opening)], kept);
            Assert.Equal(expected, kept[..count].Select(k => pairs[k]));
        });

    [Fact]
    public void All_with_the_same_points_leave_the_first() =>
        Assert.Equal(3, BestPairs.Keep([.. Enumerable.Repeat((ushort)10_000, 10)], 3, [], new int[10]));
}
