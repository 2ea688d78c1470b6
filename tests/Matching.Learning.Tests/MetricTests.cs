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
    public void Platt_finds_the_chances_that_decisions_were_drawn_with()
    {
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(i => 6 * Sets.Share(1, i, 1) - 3)];
        bool[] wanted = [.. scores.Select((s, i) => Sets.Share(2, i, 2) < 1 / (1 + Math.Exp(-(0.5 * s - 1))))];
        var (slope, intercept) = Platt.Fit(scores, wanted);
        Assert.Equal(0.5, slope, 0.05);
        Assert.Equal(-1, intercept, 0.1);
        var calibration = Platt.ToCalibration(slope, intercept);
        var chances = scores.Select(s => calibration.Chance(Forest.Whole(s))).ToArray();
        Assert.True(Reliability.Of(chances, wanted).Error < 0.02);
        Assert.True(Reliability.Of([.. chances.Select(c => c / 2)], wanted).Error > 0.1);
    }

    [Fact]
    public void Platt_never_turns_a_ranker_round()
    {
        var (slope, _) = Platt.Fit([1, 2, 3, 4], [true, true, false, false], prior: 0.001);
        Assert.True(slope > 0);
    }
}
