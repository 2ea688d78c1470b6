using Matching.Service.Newcomers;
using Matching.Service.Newcomers.Steps;

namespace Matching.Service.Tests.Newcomers;

public class StarterBundleTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static Step Running(string subject, StepState state = StepState.Running) =>
        new(StepKind.Activity, "Taalpunt", null, subject, Today.AddDays(-9), null, state, null);

    private static string StatesOf(int monthsAgo, Step[] steps, params StarterMark[] marks) =>
        string.Join(' ', StarterBundle.Of(Today.AddMonths(-monthsAgo), Today, steps, marks).Select(i => $"{i.Part}:{i.State}"));

    [Fact]
    public void What_is_next_grows_with_the_months()
    {
        Assert.Equal("Language:Next Maatje:Next Money:Later Sport:Later Neighbourhood:Later", StatesOf(0, []));
        Assert.Equal("Language:Next Maatje:Next Money:Next Sport:Later Neighbourhood:Later", StatesOf(1, []));
        Assert.Equal("Language:Next Maatje:Next Money:Next Sport:Next Neighbourhood:Next", StatesOf(3, []));
    }

    [Fact]
    public void What_runs_or_is_over_says_so_by_itself_and_a_mark_says_the_rest() => Assert.Equal(
        "Language:Running Maatje:Done Money:Done Sport:NotNeeded Neighbourhood:Next",
        StatesOf(6, [Running("lessons"), Running("maatje", StepState.Completed)], new(StarterPart.Money, true), new(StarterPart.Sport, false)));

    [Fact]
    public void A_start_is_over_after_a_year_and_a_half_and_has_not_begun_before_settling()
    {
        Assert.Empty(StatesOf(StarterBundle.Months, []));
        Assert.NotEmpty(StatesOf(StarterBundle.Months - 1, []));
        Assert.Empty(StatesOf(-1, []));
        Assert.Empty(StarterBundle.Of(null, Today, [], []));
    }

    [Theory]
    [InlineData("2026-10-25", 0)]
    [InlineData("2026-10-24", 1)]
    [InlineData("2025-11-24", 12)]
    public void Months_are_whole(string settled, int months) =>
        Assert.Equal(months, StarterBundle.MonthsSince(DateOnly.Parse(settled, System.Globalization.CultureInfo.InvariantCulture), Today));
}
