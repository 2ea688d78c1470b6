using Matching.Service.Pipeline;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

/// <summary>The rule for missed nights, over every day on which the clock jumps.</summary>
public sealed class CatchUpTests
{
    private static readonly NightSoFar Missed = new(Published: false, FailedTonight: 0, Unfinished: null);

    public static TheoryData<DateOnly> DaysOnWhichTheClockJumps()
    {
        var days = new TheoryData<DateOnly>();
        for (var year = 2026; year <= 2036; year++)
            foreach (var month in new[] { 3, 10 })
            {
                var day = new DateOnly(year, month, 31);
                while (day.DayOfWeek != DayOfWeek.Sunday)
                    day = day.AddDays(-1);
                days.Add(day);
            }
        return days;
    }

    [Theory]
    [MemberData(nameof(DaysOnWhichTheClockJumps))]
    public void A_missed_night_is_caught_up_from_half_past_three_until_seven_also_when_the_clock_jumps(DateOnly day)
    {
        var start = BusinessCalendar.StartOf(day);
        var length = BusinessCalendar.StartOf(day.AddDays(1)) - start;
        Assert.NotEqual(TimeSpan.FromHours(24), length);

        var actions = new Dictionary<CatchUpAction, int>();
        for (var moment = start; moment < start + length; moment = moment.AddMinutes(5))
        {
            var action = CatchUp.Decide(BusinessCalendar.LocalTimeOf(moment), Missed);
            actions[action] = actions.GetValueOrDefault(action) + 1;
        }

        Assert.Equal(3.5 * 12, actions[CatchUpAction.RunNight]);
        Assert.Equal(17 * 12, actions[CatchUpAction.WaitForPerson]);
        Assert.Equal((length.TotalHours - 20.5) * 12, actions[CatchUpAction.Nothing]);
    }

    [Theory]
    [InlineData(3, 29, CatchUpAction.Nothing)]
    [InlineData(3, 30, CatchUpAction.RunNight)]
    [InlineData(6, 59, CatchUpAction.RunNight)]
    [InlineData(7, 0, CatchUpAction.WaitForPerson)]
    [InlineData(23, 59, CatchUpAction.WaitForPerson)]
    public void A_missed_night_waits_for_a_person_once_the_desks_open(int hour, int minute, object expected) =>
        Assert.Equal((CatchUpAction)expected, CatchUp.Decide(At(hour, minute), Missed));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(14)]
    public void A_round_that_a_person_started_is_resumed_at_any_hour(int hour) =>
        Assert.Equal(CatchUpAction.Resume, CatchUp.Decide(At(hour, 0), Missed with { Unfinished = new(new(2026, 11, 24), "account:12") }));

    [Fact]
    public void A_night_that_was_broken_off_is_resumed_before_seven_and_left_after() =>
        Assert.Equal([CatchUpAction.Resume, CatchUpAction.WaitForPerson],
            new[] { At(5, 0), At(9, 0) }.Select(t => CatchUp.Decide(t, Missed with { Unfinished = new(new(2026, 11, 24), RoundRequest.ByNight) })));

    [Fact]
    public void A_night_left_unfinished_yesterday_does_not_stand_in_the_way_of_tonights() =>
        Assert.Equal(CatchUpAction.RunNight,
            CatchUp.Decide(At(4, 0), Missed with { Unfinished = new(new(2026, 11, 23), RoundRequest.ByNight) }));

    [Fact]
    public void A_published_night_is_left_alone() =>
        Assert.Equal(CatchUpAction.Nothing, CatchUp.Decide(At(4, 0), Missed with { Published = true }));

    [Fact]
    public void A_night_that_failed_three_times_waits_for_a_person() =>
        Assert.Equal(CatchUpAction.WaitForPerson, CatchUp.Decide(At(4, 0), Missed with { FailedTonight = 3 }));

    private static DateTime At(int hour, int minute) => new(2026, 11, 24, hour, minute, 0);
}
