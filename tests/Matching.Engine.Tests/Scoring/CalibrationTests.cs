using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public class CalibrationTests
{
    [Fact]
    public void The_neutral_calibration_is_the_logistic_function() =>
        Assert.All(Enumerable.Range(-900, 1_801), s =>
            Assert.Equal(Logistic.Chance(s), Calibration.Neutral.Chance(Forest.Whole(s / 100.0)), 3.0));

    [Fact]
    public void Slope_and_intercept_are_those_of_Platt()
    {
        var calibration = new Calibration(Forest.Whole(0.5), Forest.Whole(-1));
        Assert.All([-4.0, -0.3, 0, 1.2, 5], s =>
            Assert.Equal(10_000 / (1 + Math.Exp(1 - 0.5 * s)), calibration.Chance(Forest.Whole(s)), 3.0));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(Forest.Scale / 3, Forest.Scale)]
    [InlineData(int.MaxValue, int.MinValue)]
    public void The_chance_never_falls_as_the_score_rises(int slope, int intercept)
    {
        var calibration = new Calibration(slope, intercept);
        var chances = Enumerable.Range(-5_000, 10_001).Select(s => calibration.Chance(s * 400_000)).ToArray();
        Assert.Equal(chances.Order(), chances);
    }

    [Fact]
    public void The_ends_of_the_scale_are_no_surprise()
    {
        var calibration = new Calibration(int.MaxValue, int.MaxValue);
        Assert.Equal((3, 9_997), (calibration.Chance(int.MinValue), calibration.Chance(int.MaxValue)));
    }

    [Fact]
    public void No_value_lies_so_near_a_half_that_another_processor_could_round_it_otherwise() =>
        Assert.All(Enumerable.Range(-8 * 1_024, 16 * 1_024 + 1), s => Assert.True(Math.Abs(Calibration.Exact(s) % 1 - 0.5) > 1e-6));
}
