using Matching.Service.Newcomers.Hours;

namespace Matching.Service.Tests.Newcomers;

public class HoursLedgerTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static HoursLedger Ledger(int due, int? weeks, params HoursSource[] sources) => new()
    {
        Today = Today, Due = due, End = weeks is { } w ? Today.AddDays(7 * w) : null, Sources = sources, Weeks = [],
    };

    private static HoursSource Source(decimal perWeek, int? from = null, int? until = null) =>
        new("taalstage", null, perWeek, from is { } f ? Today.AddDays(7 * f) : null, until is { } u ? Today.AddDays(7 * u) : null);

    [Fact]
    public void What_is_needed_now_and_short_add_up()
    {
        var ledger = Ledger(504, 40, Source(6));

        Assert.Equal((296, 40, 12.6m, 6m), (ledger.Done, ledger.WeeksLeft, ledger.NeededPerWeek, ledger.NowPerWeek));
        Assert.Equal((240m, 536m, 264m), (ledger.Coming, ledger.Expected, ledger.Missing));
        Assert.Equal(HoursLedger.Total, ledger.Expected + ledger.Missing);
    }

    [Fact]
    public void What_begins_later_counts_from_then_and_what_ends_earlier_until_then()
    {
        var ledger = Ledger(504, 40, Source(10, from: 20), Source(4, until: 10));

        Assert.Equal(4m, ledger.NowPerWeek);
        Assert.Equal((10m * 20) + (4m * 10), ledger.Coming);
    }

    [Fact]
    public void More_than_the_total_is_never_expected()
    {
        var ledger = Ledger(20, 40, Source(30));

        Assert.Equal((800m, 0m), (ledger.Expected, ledger.Missing));
    }

    [Fact]
    public void Without_an_end_or_with_the_term_over_nothing_is_promised_per_week()
    {
        Assert.Equal((null, null, 0m), (Ledger(504, null).WeeksLeft, Ledger(504, null).NeededPerWeek, Ledger(504, null, Source(6)).Coming));
        Assert.Equal((0, null, 504m), (Ledger(504, -3).WeeksLeft, Ledger(504, -3).NeededPerWeek, Ledger(504, -3, Source(6)).Missing));
    }

    [Fact]
    public void The_course_ends_today_at_what_is_done_and_rises_by_what_was_recorded()
    {
        var monday = new DateOnly(2026, 11, 9);
        var ledger = Ledger(700, 40) with { Weeks = [new(monday, 12), new(monday.AddDays(7), 8)] };

        Assert.Equal([(monday, 80m), (monday.AddDays(7), 92m), (monday.AddDays(14), 100m), (Today, 100m)], ledger.Course);
    }
}
