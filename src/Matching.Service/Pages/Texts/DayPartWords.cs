using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>Dagdelen in words.</summary>
public static class DayPartWords
{
    public static IReadOnlyList<string> Parts => [Say.It("ochtend"), Say.It("middag"), Say.It("avond")];

    // Codes are those of the files, in every language.
    private static readonly string[] DayCodes = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    private const string PartCodes = "oma";

    /// <summary>"di en do middag", "ma t/m vr ochtend, za hele dag", "altijd", "geen dagdeel".</summary>
    public static string Sentence(DayParts week)
    {
        if (week.IsEmpty) return Say.It("geen dagdeel");
        if (week == DayParts.All) return Say.It("altijd");
        var groups = Enumerable.Range(0, 7)
            .GroupBy(day => (week.Bits >> (DayParts.PerDay * day)) & 7)
            .Where(group => group.Key != 0)
            .Select(group => $"{Days([.. group])} {PartsOfDay(group.Key)}");
        return string.Join(", ", groups);
    }

    /// <summary>"dinsdag middag": the name of one box of the week.</summary>
    public static string Box(int day, int part) => $"{Written.DayName(day)} {Parts[part]}";

    /// <summary>"di-m": the code of one box in files and forms.</summary>
    public static string Code(int day, int part) => $"{DayCodes[day]}-{PartCodes[part]}";

    /// <summary>The codes of a set, in the order of the week.</summary>
    public static IReadOnlyList<string> Codes(DayParts week) =>
        [.. from day in Enumerable.Range(0, 7) from part in Enumerable.Range(0, DayParts.PerDay) where week.Contains(day, part) select Code(day, part)];

    /// <summary>The set behind codes of a form; what is no code is left out.</summary>
    public static DayParts Parse(IEnumerable<string> codes)
    {
        var chosen = codes.ToHashSet(StringComparer.Ordinal);
        var week = DayParts.None;
        for (var day = 0; day < 7; day++)
            for (var part = 0; part < DayParts.PerDay; part++)
                if (chosen.Contains(Code(day, part)))
                    week = week.With(DayParts.Of(day, part));
        return week;
    }

    private static string Days(int[] days) =>
        days.Length > 2 && days[^1] - days[0] == days.Length - 1
            ? Say.It($"{Written.ShortDay(days[0])} t/m {Written.ShortDay(days[^1])}")
            : Written.And([.. days.Select(Written.ShortDay)]);

    private static string PartsOfDay(int parts) => parts switch
    {
        0b011 => Say.It("hele dag"),
        0b111 => Say.It("hele dag en avond"),
        _ => Written.And([.. Parts.Where((_, part) => (parts >> part & 1) == 1)]),
    };
}
