namespace Matching.Service.Pipeline;

/// <summary>The day it is on the desk: in Europe/Amsterdam, wherever the server stands.</summary>
public static class BusinessCalendar
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly BusinessDate(this TimeProvider clock) => BusinessDateOf(clock.GetUtcNow());

    public static DateOnly BusinessDateOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(LocalTimeOf(moment));

    /// <summary>What the clock on the wall shows.</summary>
    public static DateTime LocalTimeOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime;

    /// <summary>The moment at which a business date begins.</summary>
    public static DateTimeOffset StartOf(DateOnly businessDate)
    {
        var midnight = businessDate.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
