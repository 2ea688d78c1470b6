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

    [Fact]
    public void Far_from_zero_either_slope_stands_alone()
    {
        var calibration = new Calibration(Forest.Whole(0.25), Forest.Whole(1.5), Forest.Whole(0.5));
        Assert.Equal(10_000 / (1 + Math.Exp(-0.5 + 0.25 * 3)), calibration.Chance(Forest.Whole(-3)), 3.0);
        Assert.Equal(10_000 / (1 + Math.Exp(-0.5 - 1.5 * 2)), calibration.Chance(Forest.Whole(2)), 3.0);
    }

    [Fact]
    public void It_is_beta_calibration_of_a_sharpened_score()
    {
        // Kull, Silva Filho and Flach 2017: odds = e^c × s^a ÷ (1 − s)^b, with s the logistic of the score times the sharpness.
        var (below, above, intercept) = (0.4, 1.7, -0.5);
        var calibration = new Calibration(Forest.Whole(below), Forest.Whole(above), Forest.Whole(intercept));
        Assert.All(Enumerable.Range(-300, 601).Select(n => n / 100.0), score =>
        {
            var s = 1 / (1 + Math.Exp(-Joint.Sharpness * score));
            var odds = Math.Exp(intercept) * Math.Pow(s, below / Joint.Sharpness) / Math.Pow(1 - s, above / Joint.Sharpness);
            Assert.Equal(10_000 * odds / (1 + odds), calibration.Chance(Forest.Whole(score)), 4.0);
        });
    }

    [Fact]
    public void Two_slopes_that_are_alike_are_one() => RandomForest.ForAll(random =>
    {
        var (slope, intercept, score) = (random.Next(1, int.MaxValue), random.Next(), random.Next(int.MinValue, int.MaxValue));
        var line = (long)slope * score / Forest.Scale + intercept;
        var step = Math.Clamp(line / (Forest.Scale / 1_024), -8 * 1_024, 8 * 1_024);
        Assert.Equal((int)Math.Round(Calibration.Exact((int)step)), new Calibration(slope, intercept).Chance(score));
    });

    [Fact]
    public void Whatever_the_three_numbers_the_chance_never_falls_and_rises_where_the_line_rises_by_a_step() => RandomForest.ForAll(random =>
    {
        var calibration = new Calibration(Slope(random), Slope(random), random.Next(-2 * Forest.Scale, 2 * Forest.Scale));
        var score = random.Next(2) == 0 ? random.Next(int.MinValue, int.MaxValue - 2_000) : random.Next(-2 * Forest.Scale, 2 * Forest.Scale);
        var chances = Enumerable.Range(0, 2_000).Select(n => calibration.Chance(score + n)).ToArray();
        Assert.Equal(chances.Order(), chances);

        // A fiftieth of a log-odd is more than one in ten thousand there.
        var higher = (int)Math.Min(int.MaxValue, score + (long)(0.02 * Forest.Scale * Forest.Scale / Math.Min(calibration.Below, calibration.Above)));
        if (calibration.Chance(score) is > 100 and < 9_900)
            Assert.True(calibration.Chance(higher) > calibration.Chance(score) || higher == int.MaxValue);

        static int Slope(Random random) => (int)Math.Exp(random.NextDouble() * Math.Log(int.MaxValue));
    });

    [Theory]
    [InlineData(0.01, 3, 3_785, 5_044, 9_250)]
    [InlineData(1.6, 0.3, 1_086, 3_264, 4_489)]
    public void The_bits_are_the_same_everywhere(double below, double above, int atMinusOne, int atZero, int atOne)
    {
        var calibration = new Calibration(Forest.Whole(below), Forest.Whole(above), Forest.Whole(-0.5));
        Assert.Equal((atMinusOne, atZero, atOne), (calibration.Chance(-Forest.Scale), calibration.Chance(0), calibration.Chance(Forest.Scale)));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(Forest.Scale / 3, Forest.Scale / 3, Forest.Scale)]
    [InlineData(Forest.Scale / 30, 2 * Forest.Scale, -Forest.Scale)]
    [InlineData(int.MaxValue, 1, 0)]
    [InlineData(1, int.MaxValue, 0)]
    [InlineData(int.MaxValue, int.MaxValue, int.MinValue)]
    public void The_chance_never_falls_as_the_score_rises(int below, int above, int intercept)
    {
        var calibration = new Calibration(below, above, intercept);
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

    [Fact]
    public void Nor_does_any_value_of_the_corner() =>
        Assert.All(Enumerable.Range(0, Joint.Widest + 1), s => Assert.True(Math.Abs(Joint.Exact(s) % 1 - 0.5) > 1e-6));

    [Fact]
    public void As_the_score_rises_by_one_either_what_lies_above_zero_rises_or_what_lies_below() => RandomForest.ForAll(random =>
    {
        var score = random.Next(2) == 0 ? random.Next(int.MinValue, int.MaxValue - 2_000) : random.Next(-6 * Forest.Scale, 6 * Forest.Scale);
        for (var n = 0; n < 2_000; n++)
            Assert.InRange(Joint.Above(score + n + 1) - Joint.Above(score + n), 0, 1);
    });
}
