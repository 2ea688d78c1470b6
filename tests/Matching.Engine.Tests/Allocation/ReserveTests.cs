using Matching.Engine.Allocation;

namespace Matching.Engine.Tests.Allocation;

public class ReserveTests
{
    private static readonly Auction Auction = new(budget: 1_000_000, gapMillionths: 0);

    /// <summary>Tonight somebody with two ways; later somebody with one.</summary>
    private static readonly AllocationProblem Tonight = RandomProblem.Of([new(0, 0, 6_000, 0), new(0, 1, 5_500, 0)], people: 1, limits: [1, 1]) with { PersonRoom = [1] };
    private static readonly AllocationProblem Later = RandomProblem.Of([new(0, 0, 5_000, 0)], people: 1, limits: [1, 1]) with { PersonRoom = [1] };

    [Fact]
    public void The_only_place_for_someone_who_may_come_is_not_given_to_someone_with_another()
    {
        Assert.Equal([0], Auction.Allocate(Tonight).Chosen);
        var prices = Reserve.Prices(Tonight, [Later], Auction);
        Assert.InRange(prices[0], 500, 5_000);
        Assert.Equal(0, prices[1]);
        Assert.Equal([1], Auction.Allocate(Reserve.KeptBack(Tonight, prices, percent: 100)).Chosen);
        Assert.Equal([0], Auction.Allocate(Reserve.KeptBack(Tonight, prices, percent: 0)).Chosen);
    }

    [Fact]
    public void Nobody_to_come_keeps_nothing_back() =>
        Assert.Equal([0, 0], Reserve.Prices(Tonight, [], Auction));
}
