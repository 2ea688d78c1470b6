using Matching.Learning.Promotion;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Tests.Pages;

/// <summary>What the gates found, in words that do not contradict what they decided.</summary>
public sealed class RankerTextTests
{
    [Theory]
    [InlineData(0.0312, "+0,031")]
    [InlineData(-0.0312, "−0,031")]
    [InlineData(0.0004, "0,000")]
    [InlineData(-0.0004, "0,000")]
    public void A_difference_has_a_sign_as_long_as_something_is_left_of_it(double value, string words) => Assert.Equal(words, RankerText.WithSign(value));

    [Fact]
    public void A_low_ratio_that_the_gate_lets_pass_is_called_chance_and_no_alarm()
    {
        Assert.Contains("kan toeval zijn", Ratio(0.74, isWithin: true), StringComparison.Ordinal);
        Assert.Contains("is een alarm", Ratio(0.74, isWithin: false), StringComparison.Ordinal);
        Assert.DoesNotContain("toeval", Ratio(0.9, isWithin: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_alarm_about_being_better_says_what_the_weeks_leave_open()
    {
        Assert.NotNull(RankerText.Doubt(new(GateCode.Better, GateVerdict.Alarm, [])));
        Assert.Null(RankerText.Doubt(new(GateCode.Better, GateVerdict.Stops, [])));
        Assert.Null(RankerText.Doubt(new(GateCode.Groups, GateVerdict.Alarm, [])));
    }

    private static string Ratio(double ratio, bool isWithin) =>
        RankerText.Figure(GateCode.Groups, new("learning_route:education", ratio, GroupFigure.LeastRatio, isWithin));
}
