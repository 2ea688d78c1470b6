namespace Matching.Service.Rounds;

/// <summary>The municipality's clock: nights and business dates are Dutch time, whatever zone the machine is in.</summary>
public static class BusinessDay
{
    public const string ZoneId = "Europe/Amsterdam";

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>The business date of a moment.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(LocalTime(moment));

    public static DateOnly Today(TimeProvider time) => Of(time.GetUtcNow());

    /// <summary>What the clock on the wall shows.</summary>
    public static DateTime LocalTime(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;
}
