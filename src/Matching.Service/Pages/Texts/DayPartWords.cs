namespace Matching.Service.Pages.Texts;

/// <summary>
/// Dagdelen in words. A week is 21 bits: bit 3 × day + part, Monday first, part 0 = ochtend, 1 = middag, 2 = avond.
/// </summary>
public static class DayPartWords
{
    public static readonly IReadOnlyList<string> Parts = ["ochtend", "middag", "avond"];
    private const int WholeWeek = (1 << 21) - 1;

    /// <summary>"di en do middag", "ma t/m vr ochtend, za hele dag", "altijd", "geen dagdeel".</summary>
    public static string Sentence(int week)
    {
        if ((week & WholeWeek) == 0) return "geen dagdeel";
        if ((week & WholeWeek) == WholeWeek) return "altijd";
        var groups = Enumerable.Range(0, 7)
            .GroupBy(day => (week >> (3 * day)) & 7)
            .Where(group => group.Key != 0)
            .Select(group => $"{Days([.. group])} {PartsOfDay(group.Key)}");
        return string.Join(", ", groups);
    }

    /// <summary>"dinsdag middag": the name of one box of the week.</summary>
    public static string Box(int day, int part) => $"{Dutch.DayName(day)} {Parts[part]}";

    /// <summary>"di-m": the code of one box in files and forms.</summary>
    public static string Code(int day, int part) => $"{Dutch.ShortDay(day)}-{Parts[part][0]}";

    private static string Days(int[] days) =>
        days.Length > 2 && days[^1] - days[0] == days.Length - 1
            ? $"{Dutch.ShortDay(days[0])} t/m {Dutch.ShortDay(days[^1])}"
            : Dutch.And([.. days.Select(Dutch.ShortDay)]);

    private static string PartsOfDay(int parts) => parts switch
    {
        0b011 => "hele dag",
        0b111 => "hele dag en avond",
        _ => Dutch.And([.. Parts.Where((_, part) => (parts >> part & 1) == 1)]),
    };
}
