using FsCheck.Fluent;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class BestPairsTests
{
    [Fact]
    public void The_best_are_those_that_sorting_would_give_in_the_order_of_openings() => Some.Holds(
        Gen.Zip(Gen.ListOf(Gen.Zip(Gen.Frequency((1, Gen.Choose(0, 10_000)), (1, Gen.Choose(4_990, 5_010))), Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true))))), Gen.Choose(1, 40)),
        given =>
        {
            ScoredPair[] pairs = [.. given.Item1.Select((p, i) => new ScoredPair(i, (ushort)p.Item1, 0, p.Item2))];
            var best = pairs.OrderByDescending(p => p.Points).ThenBy(p => p.Opening).Take(given.Item2).ToHashSet();
            var expected = pairs.Where(p => best.Contains(p) || p.LastNight).ToList();

            var shuffled = pairs.OrderBy(p => p.Opening * 7_919 % 1_009).ToArray();
            var kept = Keep(shuffled, given.Item2);
            Assert.Equal(expected, kept);
        });

    [Fact]
    public void All_with_the_same_points_leave_the_first() =>
        Assert.Equal([0, 1, 2], Keep([.. Enumerable.Range(0, 10).Select(i => new ScoredPair(i, 10_000, 0, false)).Reverse()], 3).Select(p => p.Opening));

    private static ScoredPair[] Keep(ScoredPair[] pairs, int most)
    {
        var (bar, ties) = BestPairs.BarOf([.. pairs.Select(p => p.Points)], most);
        var inOrder = new ScoredPair[pairs.Length];
        var sort = new OpeningSort(pairs.Length);
        sort.Sort(pairs, inOrder);
        sort.Sort([.. pairs.Reverse()], inOrder);
        return inOrder[..BestPairs.Keep(inOrder, bar, ties)];
    }
}
