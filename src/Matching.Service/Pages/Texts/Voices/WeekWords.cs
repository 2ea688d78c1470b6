using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>Dagdelen for somebody who learns the language: whole days and parts by name, one after the other.</summary>
internal static class WeekWords
{
    /// <summary>"maandag: ochtend, middag; dinsdag: hele dag".</summary>
    public static string Of(DayParts week)
    {
        if (week.IsEmpty) return Say.It("nooit");
        if (week == DayParts.All) return Say.It("altijd");
        return string.Join("; ", Enumerable.Range(0, 7)
            .Select(day => (Day: day, Parts: Enumerable.Range(0, DayParts.PerDay).Where(part => week.Contains(day, part)).ToArray()))
            .Where(d => d.Parts.Length > 0)
            .Select(d => $"{Written.DayName(d.Day)}: {(d.Parts.Length == DayParts.PerDay ? Say.It("hele dag") : string.Join(", ", d.Parts.Select(Part)))}"));
    }

    private static string Part(int part) => part switch
    {
        0 => Say.It("ochtend"),
        1 => Say.It("middag"),
        _ => Say.It("avond"),
    };
}
