using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Checks of columns that only make sense together, or beside the day of today.</summary>
internal static class Together
{
    /// <summary>A period from two columns; an end before its beginning is noted at the end.</summary>
    public static Period Period(RowReader row, Column<DateOnly?> begin, Column<DateOnly?> end, Period was)
    {
        var first = row.Read(begin, was.Begin);
        var last = row.Read(end, was.End);
        if (!(first > last))
            return new(first, last);
        // The end may be stored and the begin new: then it is the begin that does not fit.
        var place = row.Has(end) ? end : begin;
        row.Refuse(place, Say.It($"de periode eindigt op {Iso(last)} en begint op {Iso(first)}. Draai de datums om, of laat het einde leeg."));
        return was;
    }

    /// <summary>A day that cannot lie ahead.</summary>
    public static DateOnly? Past(RowReader row, Column<DateOnly?> column, DateOnly? was, DateOnly today)
    {
        var day = row.Read(column, was);
        if (!(day > today) || day == was)
            return day;
        row.Refuse(column, Say.It($"{Iso(day)} ligt na vandaag. Schrijf de dag waarop het is vastgesteld."));
        return was;
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
