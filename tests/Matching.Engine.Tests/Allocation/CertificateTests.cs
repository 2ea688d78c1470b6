using Matching.Engine.Allocation;

namespace Matching.Engine.Tests.Allocation;

public class CertificateTests
{
    private static readonly AllocationProblem Problem = RandomProblem.Of(
        [new(0, 0, 6_000, 0), new(0, 1, 5_900, 0), new(1, 0, 5_800, 300)], people: 2, limits: [1, 1]) with
    {
        PersonRoom = [1, 1],
        FirstBonus = [0, 1_000],
    };

    [Fact]
    public void It_counts_worth_and_first_bonuses_against_places_and_best_sets_at_the_prices() =>
        Assert.Equal(new Certificate(Primal: 5_900 + 6_100 + 1_000, Dual: 200 + 5_900 + 6_900), Certificate.Check(Problem, [1, 2], [200_000, 0]));

    [Fact]
    public void Prices_that_are_too_low_or_too_high_prove_less_and_never_something_false()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomProblem.Draw(seed);
            var random = new Random(seed);
            int[] prices = [.. problem.Limit.Select(l => l == AllocationProblem.Unlimited ? 0 : random.Next(12_000_000))];
            Assert.InRange(ExactFlow.Best(problem), 0, Certificate.Check(problem, [], prices).Dual);
        }
    }

    [Fact]
    public void A_worse_plan_shows_as_a_gap()
    {
        Assert.Equal(0, Certificate.Check(Problem, [1, 2], [200_000, 0]).Gap);
        Assert.Equal((13_000.0 - 6_000) / 13_000, Certificate.Check(Problem, [0], [200_000, 0]).Gap);
    }

    [Fact]
    public void A_bound_is_rounded_up_to_no_claim_at_all() =>
        Assert.Equal(13_000, Certificate.Check(Problem, [1, 2], [200_999, 0]).Dual);

    [Theory]
    [InlineData(new[] { 0, 2 }, "limit of an opening")]
    [InlineData(new[] { 0, 1 }, "more than her portion")]
    [InlineData(new[] { 1, 1 }, "twice")]
    [InlineData(new[] { 3 }, "not there")]
    public void A_plan_that_breaks_a_limit_has_no_certificate(int[] chosen, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => Certificate.Check(Problem, chosen, [0, 0])).Message, StringComparison.Ordinal);

    [Fact]
    public void More_of_one_kind_than_her_portion_is_refused() =>
        Assert.Contains("of one kind", Assert.Throws<ArgumentException>(() =>
            Certificate.Check(Problem with { PersonRoom = [2, 1], KindRoom = new int[10] }, [0], [0, 0])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_negative_price_or_a_price_without_limit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Certificate.Check(Problem, [], [-1, 0]));
        Assert.Throws<ArgumentException>(() => Certificate.Check(Problem, [], [0]));
        Assert.Throws<ArgumentException>(() => Certificate.Check(Problem with { Limit = [1, AllocationProblem.Unlimited] }, [], [0, 1]));
    }
}
