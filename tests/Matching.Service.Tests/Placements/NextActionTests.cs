using Matching.Service.Placements;

namespace Matching.Service.Tests.Placements;

public sealed class NextActionTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly PlacementDates Agreed = new() { State = PlacementState.Agreed, AgreedOn = Today.AddDays(-3) };

    private static readonly PlacementDates Started = Agreed with { State = PlacementState.Started, StartedOn = Today.AddDays(-3) };

    [Fact]
    public void After_the_yes_the_introduction_is_planned_within_a_week()
    {
        Assert.Equal(new(NextStep.PlanIntroduction, Today.AddDays(4), false), NextAction.Of(Agreed, Today));
        Assert.True(NextAction.Of(Agreed with { AgreedOn = Today.AddDays(-8) }, Today)!.IsOverdue);
    }

    [Fact]
    public void An_appointment_is_due_on_its_day_and_overdue_the_day_after()
    {
        Assert.Equal(new(NextStep.Introduction, Today, false), NextAction.Of(Agreed with { IntroductionPlannedOn = Today }, Today));
        Assert.Equal(new(NextStep.Introduction, Today, true), NextAction.Of(Agreed with { IntroductionPlannedOn = Today }, Today.AddDays(1)));
    }

    [Fact]
    public void Who_met_begins_within_two_weeks_or_when_the_opening_does()
    {
        var met = Agreed with { State = PlacementState.Introduced, IntroducedOn = Today };
        Assert.Equal(new(NextStep.Start, Today.AddDays(14), false), NextAction.Of(met, Today));
        Assert.Equal(Today.AddDays(40), NextAction.Of(met with { Begins = Today.AddDays(40) }, Today)!.By);
        Assert.Equal(Today.AddDays(5), NextAction.Of(met with { Begins = Today.AddDays(40), StartPlannedOn = Today.AddDays(5) }, Today)!.By);
    }

    [Theory]
    [InlineData(null, 3, PlacementStep.CheckInWeek)]
    [InlineData(PlacementStep.CheckInWeek, 10, PlacementStep.CheckInMonth)]
    [InlineData(PlacementStep.CheckInMonth, 40, PlacementStep.CheckInQuarter)]
    [InlineData(PlacementStep.CheckInQuarter, 100, PlacementStep.CheckInHalfYear)]
    [InlineData(PlacementStep.CheckInHalfYear, 200, PlacementStep.CheckInYear)]
    public void Each_check_in_follows_the_one_before(PlacementStep? last, int days, PlacementStep next)
    {
        var action = NextAction.Of(Started with { StartedOn = Today.AddDays(-days), LastCheckIn = last }, Today)!;
        Assert.Equal((NextStep.CheckIn, next, CheckIns.DayOf(next, Today.AddDays(-days)), false), (action.What, action.CheckIn, action.By, action.IsOverdue));
    }

    [Fact]
    public void One_talk_answers_every_check_in_that_was_missed()
    {
        var action = NextAction.Of(Started with { StartedOn = Today.AddMonths(-4) }, Today)!;
        Assert.Equal((PlacementStep.CheckInQuarter, true), (action.CheckIn, action.IsOverdue));
    }

    [Fact]
    public void What_ends_before_the_next_check_in_is_rounded_off()
    {
        Assert.Equal(new(NextStep.Finish, Today.AddDays(2), false), NextAction.Of(Started with { Ends = Today.AddDays(2) }, Today));
        Assert.True(NextAction.Of(Started with { Ends = Today.AddDays(-1) }, Today)!.IsOverdue);
    }

    [Theory]
    [InlineData(PlacementState.Stopped)]
    [InlineData(PlacementState.Completed)]
    public void What_ended_has_no_next_step(PlacementState state) => Assert.Null(NextAction.Of(Started with { State = state }, Today));

    [Fact]
    public void After_the_last_check_in_there_is_nothing_left_to_do() =>
        Assert.Null(NextAction.Of(Started with { StartedOn = Today.AddYears(-2), LastCheckIn = PlacementStep.CheckInYear }, Today));
}
