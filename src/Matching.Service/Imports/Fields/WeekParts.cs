using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>Dagdelen: <c>ma-o ma-m ma-a … zo-a</c>, for ochtend, middag and avond; <c>geen</c> is an answer, empty text is not known.</summary>
public static class WeekParts
{
    private const string None = "geen";
    private static readonly string[] Days = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    private static readonly string[] Parts = ["o", "m", "a"];

    public static Parsed<DayParts?> Read(string text)
    {
        if (text.Length == 0)
            return (DayParts?)null;
        var items = Lists.Items(text);
        var all = DayParts.None;
        foreach (var item in items)
        {
            if (items.Length == 1 && item.Equals(None, StringComparison.OrdinalIgnoreCase))
                break;
            if (One(item) is not { } part)
                return Wrong.Text(item, Say.It("is geen dagdeel. Schrijf bijvoorbeeld ma-o, di-m of wo-a (ochtend, middag, avond), met | ertussen."));
            all = all.With(part);
        }
        return all;
    }

    /// <summary>The words of a set, as a file writes them.</summary>
    public static string Write(DayParts parts) =>
        parts.IsEmpty
            ? None
            : string.Join('|', from day in Enumerable.Range(0, Days.Length)
                               from part in Enumerable.Range(0, Parts.Length)
                               where parts.Contains(day, part)
                               select $"{Days[day]}-{Parts[part]}");

    private static DayParts? One(string item)
    {
        var halves = item.ToLowerInvariant().Split('-');
        return halves.Length == 2 && Array.IndexOf(Days, halves[0]) is >= 0 and var day && Array.IndexOf(Parts, halves[1]) is >= 0 and var part
            ? DayParts.Of(day, part)
            : null;
    }
}
