using System.Globalization;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>Dates and times of day.</summary>
public static class Dates
{
    /// <summary>A day as <c>2026-11-23</c>, from 1900 to 2100; empty text is none.</summary>
    public static Parsed<DateOnly?> Day(string text)
    {
        if (text.Length == 0)
            return (DateOnly?)null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2100
            ? day
            : Wrong.Text(text, Say.It("is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23."));
    }

    /// <summary>A time of day as <c>9:00</c> or <c>09:00</c>; empty text is none.</summary>
    public static Parsed<TimeOnly?> Time(string text)
    {
        if (text.Length == 0)
            return (TimeOnly?)null;
        return TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : Wrong.Text(text, Say.It("is geen tijd. Schrijf uren en minuten, bijvoorbeeld 09:30."));
    }
}
