using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Pages.Shared;
using Matching.Service.Placements;

namespace Matching.Service.Attendance;

/// <summary>Whether somebody was at a session. Why not is not asked, so it cannot be here.</summary>
public enum AttendanceMark : byte
{
    Present,

    /// <summary>Not there, and said so beforehand.</summary>
    SaidNo,
    Absent,
}

/// <summary>The days of an opening's sessions.</summary>
public static class SessionDays
{
    /// <summary>How long afterwards a session can still be written down.</summary>
    public const int DaysBack = 60;

    /// <summary>The shortest and the longest session that can be written down.</summary>
    public const decimal FewestHours = 0.25m;
    public const decimal MostHours = 12;

    private const int Week = 7;

    /// <summary>The last day, today included, on which the opening has a dagdeel; today when it names none.</summary>
    public static DateOnly Last(DayParts? parts, DateOnly today)
    {
        if (parts is not { IsEmpty: false } known)
            return today;
        for (var back = 0; back < Week; back++)
            if (Enumerable.Range(0, DayParts.PerDay).Any(part => known.Contains(Weekday(today.AddDays(-back)), part)))
                return today.AddDays(-back);
        return today;
    }

    /// <summary>Hours between two times of a day; null when either is not known, or when no session is as short or as long.</summary>
    public static decimal? Hours(TimeOnly? from, TimeOnly? to) =>
        from is { } start && to is { } end && end > start
        && Math.Round((decimal)(end - start).TotalHours, 2) is >= FewestHours and <= MostHours and var hours ? hours : null;

    private static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % Week;
}

/// <summary>One person at one session, as the form names her: "aanwezig-12".</summary>
public static class AttendanceField
{
    private const string Prefix = "aanwezig-";

    public static string Of(PlacementId placement) => $"{Prefix}{placement.Value}";

    /// <summary>The marks in what was sent; a person without one is not among them.</summary>
    public static IReadOnlyDictionary<long, AttendanceMark> Read(IFormCollection form)
    {
        var marks = new SortedDictionary<long, AttendanceMark>();
        foreach (var (field, values) in form)
            if (field.StartsWith(Prefix, StringComparison.Ordinal)
                && long.TryParse(field.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var placement)
                && ByName.Of<AttendanceMark>(values) is { } mark)
                marks[placement] = mark;
        return marks;
    }
}
