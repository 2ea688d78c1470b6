using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;

namespace Matching.Learning.Tests;

public class MetricTests
{
    [Fact]
    public void Ndcg_is_what_a_hand_computes()
    {
        // Gains 1, 0, 3 ranked as given; ideal is 3, 1, 0.
        var found = (1 + 3 / Math.Log2(4)) / (3 + 1 / Math.Log2(3));
        Assert.Equal(found, Ndcg.Of([3, 2, 1], [1, 0, 3], 3)!.Value, 12);
        Assert.Equal(1.0 / 3, Ndcg.Of([3, 2, 1], [1, 0, 3], 1)!.Value, 12);
    }

    [Fact]
    public void Rows_with_the_same_score_share_their_ranks() =>
        Assert.Equal((Ndcg.Of([2, 1], [1, 0], 1)!.Value + Ndcg.Of([1, 2], [1, 0], 1)!.Value) / 2, Ndcg.Of([1, 1], [1, 0], 1)!.Value, 12);

    [Theory]
    [InlineData(EmptyGroups.LeftOut, 1)]
    [InlineData(EmptyGroups.Zero, 0.5)]
    [InlineData(EmptyGroups.One, 1)]
    public void A_group_without_a_relevant_row_counts_as_the_convention_says(EmptyGroups empty, double mean) =>
        Assert.Equal(mean, Ndcg.Mean([2, 1, 2, 1], [1, 0, 0, 0], [0, 2, 4], 2, empty), 12);

    [Fact]
    public void Kendalls_tau_knows_the_same_and_the_reversed_order()
    {
        Assert.Equal(1, KendallTau.Of([1, 2, 3], [10, 20, 30]), 12);
        Assert.Equal(-1, KendallTau.Of([1, 2, 3], [3, 2, 1]), 12);
        Assert.Equal(1.0 / 3, KendallTau.Moved([1, 2, 3], [1, 3, 2]), 12);
    }

    [Fact]
    public void The_bootstrap_is_seeded_and_holds_the_mean()
    {
        double[] values = [.. Enumerable.Range(0, 50).Select(i => Sets.Share(1, i, 1))];
        var interval = Bootstrap.Of(values);
        Assert.Equal(interval, Bootstrap.Of(values));
        Assert.InRange(interval.Mean, interval.Low, interval.High);
        Assert.InRange(interval.High - interval.Low, 0.05, 0.3);
    }

    [Fact]
    public void Calibration_finds_the_chances_that_decisions_were_drawn_with()
    {
        var (scores, wanted) = Drawn(new(0.5, 0.5, -1));
        var found = BetaCalibration.Fit(scores, wanted);
        Assert.Equal(0.5, found.Below, 0.07);
        Assert.Equal(0.5, found.Above, 0.07);
        Assert.Equal(-1, found.Intercept, 0.1);
        var calibration = found.ToCalibration();
        var chances = scores.Select(s => calibration.Chance(Forest.Whole(s))).ToArray();
        Assert.True(Reliability.Of(chances, wanted).Error < 0.02);
        Assert.True(Reliability.Of([.. chances.Select(c => c / 2)], wanted).Error > 0.1);
    }

    [Fact]
    public void Where_a_poor_score_says_little_and_a_good_one_much_both_slopes_are_found()
    {
        var truth = new BetaCalibration(0.1, 1.5, -0.7);
        var (scores, wanted) = Drawn(truth);
        var calibration = BetaCalibration.Fit(scores, wanted).ToCalibration();
        Assert.All([-2.5, -1, 0, 1, 2.5], s => Assert.Equal(1 / (1 + Math.Exp(-truth.LogOdds(s))), calibration.Chance(Forest.Whole(s)) / 10_000.0, 0.02));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(5)]
    public void Calibration_never_turns_a_ranker_round(double prior)
    {
        double[] scores = [.. Enumerable.Range(0, 2_000).Select(i => i / 400.0 - 2.5)];
        foreach (var wanted in new[] { [.. scores.Select(s => s < 0)], [.. scores.Select(s => s is < -1 or > 1)], scores.Select(s => s is > -1 and < 1).ToArray() })
        {
            var found = BetaCalibration.Fit(scores, wanted, prior);
            Assert.True(found is { Below: >= 0.01, Above: >= 0.01 }, found.ToString());
            // A slope that is held is held rightly: what the others then say is still the share of yes.
            Assert.Equal(wanted.Count(w => w) / 2_000.0, scores.Average(s => 1 / (1 + Math.Exp(-found.LogOdds(s)))), 0.002);
        }
    }

    [Fact]
    public void A_handful_of_decisions_bends_nothing() =>
        Assert.Equal(1, BetaCalibration.Fit([-1, 1], [false, true]).Above / BetaCalibration.Fit([-1, 1], [false, true]).Below, 0.05);

    private static (double[] Scores, bool[] Wanted) Drawn(BetaCalibration truth)
    {
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(i => 6 * Sets.Share(1, i, 1) - 3)];
        return (scores, [.. scores.Select((s, i) => Sets.Share(2, i, 2) < 1 / (1 + Math.Exp(-truth.LogOdds(s))))]);
    }
}
