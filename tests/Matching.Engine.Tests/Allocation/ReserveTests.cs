using Matching.Engine.Allocation;

namespace Matching.Engine.Tests.Allocation;

public class ReserveTests
{
    private const long Budget = 10_000_000;

    /// <summary>Opening 0 is for beginners, with one place; 1 to 10 are for those who can do more.</summary>
    private static readonly int[] Limits = [1, .. Enumerable.Repeat(1, 10)];

    private static readonly Edge[] WithTenOthers = [new(0, 0, 7_000, 0), .. Enumerable.Range(1, 10).Select(o => new Edge(0, o, 6_500, 0))];

    [Fact]
    public void A_place_is_worth_to_later_people_what_they_would_lose_without_it()
    {
        // Every week brought one person for whom there is nothing else.
        var reserve = Of(WithTenOthers, [.. Enumerable.Range(0, Lately.Weeks).Select(p => new Edge(p, 0, 5_000, 0))]);
        Assert.Equal(5_000 * Auction.Fineness, reserve[0]);
        Assert.All(reserve[1..], r => Assert.Equal(0, r));
    }

    [Fact]
    public void A_place_that_nobody_comes_for_costs_nothing_however_many_want_it_tonight()
    {
        Edge[] tonight = [new(0, 0, 5_000, 0), new(1, 0, 5_000, 0)];
        Assert.Equal(new int[Limits.Length], Of(tonight, [], later: Lately.Weeks));
        Assert.Equal(new int[Limits.Length], Of(tonight, [], later: 0));
    }

    [Fact]
    public void A_place_that_closes_before_anybody_comes_costs_nothing() =>
        Assert.Equal(0, Of(WithTenOthers, Beginners, weeksLeft: 0)[0]);

    [Fact]
    public void Places_enough_for_all_who_come_cost_nothing() =>
        Assert.Equal(0, Of(WithTenOthers, Beginners, limits: [100, .. Limits[1..]])[0]);

    [Fact]
    public void What_is_posted_again_in_most_futures_is_kept_back_less()
    {
        var once = Of(WithTenOthers, Beginners, postedWeeksAgo: -1)[0];
        Assert.True(Of(WithTenOthers, Beginners, postedWeeksAgo: 0, limits: [50, .. Limits[1..]])[0] < once);
    }

    [Fact]
    public void The_same_at_any_number_of_threads()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (tonight, lately) = Draw(seed);
            Assert.Equal(
                Reserve.Of(tonight, lately, 7, Budget, new() { MaxDegreeOfParallelism = 1 }),
                Reserve.Of(tonight, lately, 7, Budget, new() { MaxDegreeOfParallelism = 8 }));
        }
    }

    [Fact]
    public void Futures_for_which_the_budget_does_not_suffice_keep_nothing_back()
    {
        var (tonight, lately) = (Problem(WithTenOthers, 1, Limits), Sample(Beginners, Lately.Weeks, Limits));
        Assert.All(Reserve.Of(tonight, lately, 7, budget: 1, new()), r => Assert.Equal(0, r));
    }

    [Fact]
    public void Kept_back_is_a_percentage_of_the_reserve_and_points_stay()
    {
        var tonight = Problem([new(0, 0, 7_000, 300), new(0, 1, 6_500, 0)], 1, Limits);
        var less = Reserve.KeepBack(tonight, [5_000 * Auction.Fineness, 0, .. new int[9]], percent: 50);
        Assert.Equal([new(0, 0, 7_000, -2_200), new(0, 1, 6_500, 0)], less.Edges);
        Assert.Equal(-10_000, Reserve.KeepBack(tonight, [20_000 * Auction.Fineness, 0, .. new int[9]], percent: 200).Edges[0].Bonus);
    }

    [Fact]
    public void The_baseline_too_leaves_a_place_that_is_worth_more_later()
    {
        var plan = Greedy.Instance.Allocate(Problem([new(0, 0, 7_000, -7_001), new(1, 0, 7_000, -7_000)], 2, [5]));
        Assert.Equal([1], plan.Chosen);
        Assert.Equal([0], plan.CutOff);
    }

    private static Edge[] Beginners => [.. Enumerable.Range(0, Lately.Weeks).Select(p => new Edge(p, 0, 5_000, 0))];

    private static int[] Of(
        Edge[] tonight, Edge[] lately, int later = Lately.Weeks, int weeksLeft = AllocationProblem.Unlimited, int postedWeeksAgo = -1, int[]? limits = null)
    {
        var people = tonight[^1].Person + 1;
        var sample = Sample(lately, later, limits ?? Limits);
        Array.Fill(sample.WeeksLeft, weeksLeft);
        Array.Fill(sample.PostedWeeksAgo, postedWeeksAgo);
        return Reserve.Of(Problem(tonight, people, limits is null ? Limits : postedWeeksAgo < 0 ? limits : Limits), sample, 7, Budget, new());
    }

    private static Lately Sample(Edge[] edges, int people, int[] limits) => new()
    {
        People = Problem(edges, people, limits),
        CameWeeksAgo = [.. Enumerable.Range(0, people).Select(p => p % Lately.Weeks)],
        PostedWeeksAgo = [.. limits.Select(_ => -1)],
        LimitWhenPosted = limits,
        WeeksLeft = [.. limits.Select(_ => AllocationProblem.Unlimited)],
    };

    private static AllocationProblem Problem(Edge[] edges, int people, int[] limits) => RandomProblem.Of(edges, people, limits) with
    {
        PersonRoom = [.. Enumerable.Repeat(1, people)],
    };

    private static (AllocationProblem Tonight, Lately Lately) Draw(int seed)
    {
        var random = new Random(seed);
        int[] limits = [.. Enumerable.Range(0, 12).Select(_ => random.Next(1, 4))];
        Edge[] Edges(int people) =>
        [
            .. from person in Enumerable.Range(0, people)
               from opening in Enumerable.Range(0, limits.Length)
               where random.Next(3) == 0
               select new Edge(person, opening, random.Next(10_001), 0),
        ];
        var sample = Sample(Edges(60), 60, limits);
        for (var opening = 0; opening < limits.Length; opening++)
            (sample.PostedWeeksAgo[opening], sample.WeeksLeft[opening]) = (random.Next(-5, Lately.Weeks), random.Next(12));
        return (Problem(Edges(20), 20, limits), sample);
    }
}
