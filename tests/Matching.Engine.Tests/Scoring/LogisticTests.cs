using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public class LogisticTests
{
    private static readonly IEnumerable<int> Scores = Enumerable.Range(-Logistic.Widest, 2 * Logistic.Widest + 1);

    [Fact]
    public void Even_odds_are_a_half() => Assert.Equal(5_000, Logistic.Chance(0));

    [Fact]
    public void A_factor_e_on_the_odds_is_a_hundred() => Assert.Equal(7_311, Logistic.Chance(100));

    [Fact]
    public void Beyond_the_table_nothing_changes()
    {
        Assert.Equal(9_997, Logistic.Chance(int.MaxValue));
        Assert.Equal(3, Logistic.Chance(int.MinValue));
    }

    [Fact]
    public void For_and_against_are_each_others_mirror() =>
        Assert.All(Scores, s => Assert.Equal(Logistic.Certain, Logistic.Chance(s) + Logistic.Chance(-s)));

    [Fact]
    public void The_chance_never_falls_as_the_score_rises() =>
        Assert.All(Scores.Skip(1), s => Assert.True(Logistic.Chance(s) >= Logistic.Chance(s - 1)));

    [Fact]
    public void No_value_lies_so_near_a_half_that_another_processor_could_round_it_otherwise() =>
        Assert.All(Scores, s => Assert.True(Math.Abs(Logistic.Exact(s) % 1 - 0.5) > 1e-6));
}
