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
    public void An_alarm_says_what_the_weeks_leave_open_and_does_not_contradict_its_figures()
    {
        var chances = new GateFigure(Comparison.Champion, -0.001, 0, false);
        var order = new GateFigure(GateFigure.OrderBeside + Comparison.Champion, -0.004, 0, false);

        Assert.Contains("niet zeker", RankerText.Doubt(new(GateCode.Better, GateVerdict.Alarm, [chances])), StringComparison.Ordinal);
        Assert.Contains("volgorde", RankerText.Doubt(new(GateCode.Better, GateVerdict.Alarm, [order])), StringComparison.Ordinal);
        Assert.Contains("toeval", RankerText.Doubt(new(GateCode.Calibration, GateVerdict.Alarm, [])), StringComparison.Ordinal);
        Assert.Null(RankerText.Doubt(new(GateCode.Better, GateVerdict.Stops, [chances])));
        Assert.Null(RankerText.Doubt(new(GateCode.Groups, GateVerdict.Alarm, [])));
        Assert.Equal("volgorde −0,004 naast het rekenmodel van nu", RankerText.Figure(GateCode.Better, order));
        Assert.Contains("twee keer zoveel", RankerText.Figure(GateCode.Better, new(GateFigure.Kept, 0.001, 0, true)), StringComparison.Ordinal);
    }

    private static string Ratio(double ratio, bool isWithin) =>
        RankerText.Figure(GateCode.Groups, new("learning_route:education", ratio, GroupFigure.LeastRatio, isWithin));
}
