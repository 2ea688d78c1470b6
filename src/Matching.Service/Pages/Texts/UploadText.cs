using Matching.Service.Imports;
using Matching.Service.Imports.Uploads;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>A list that somebody sends in: what it is about, and what it would do or did.</summary>
public static class UploadText
{
    private const int LongestCell = 60;

    public static string Name(ImportKind kind) => kind switch
    {
        ImportKind.Openings => Say.It("Plekken"),
        ImportKind.Newcomers => Say.It("Mensen"),
        ImportKind.Activities => Say.It("Wat er al loopt"),
        ImportKind.Support => Say.It("Ondersteuning: cursussen en opvang"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Effect(UploadRow row) => row.Effect switch
    {
        UploadEffect.Added => row.IsDraft ? Say.It("Nieuw, als concept") : Say.It("Nieuw"),
        UploadEffect.Changed => row.IsDraft ? Say.It("Verandert, is een concept") : Say.It("Verandert"),
        UploadEffect.Unchanged => Say.It("Blijft gelijk"),
        _ => Say.It("Wordt niet ingelezen"),
    };

    public static Tone Tone(UploadEffect effect) => effect switch
    {
        UploadEffect.Added => Shared.Tone.Accent,
        UploadEffect.Changed => Shared.Tone.Unknown,
        UploadEffect.Unchanged => Shared.Tone.Neutral,
        _ => Shared.Tone.Negative,
    };

    public static string Icon(UploadEffect effect) => effect switch
    {
        UploadEffect.Added => Icons.Add,
        UploadEffect.Changed => Icons.Edit,
        UploadEffect.Unchanged => Icons.Met,
        _ => Icons.Warning,
    };

    /// <summary>The rows with this effect, as one of the lists to look at.</summary>
    public static string Choice(UploadEffect effect) => effect switch
    {
        UploadEffect.Added => Say.It("Nieuw"),
        UploadEffect.Changed => Say.It("Verandert"),
        UploadEffect.Unchanged => Say.It("Blijft gelijk"),
        _ => Say.It("Niet goed"),
    };

    /// <summary>"12 regels worden nieuw, 3 regels veranderen. 2 regels zijn niet goed en blijven buiten."</summary>
    public static string WouldDo(UploadCounts counts)
    {
        var does = Does(counts, Say.It($"{Rows(counts.Added)} nieuw"), Say.It($"{Rows(counts.Changed)} anders"));
        return counts.Refused > 0
            ? Say.It($"{does}. {Rows(counts.Refused)} niet goed: die leest Matching niet in.")
            : Say.It($"{does}. Alles is goed.");
    }

    public static string Did(UploadCounts counts)
    {
        var did = Does(counts, Say.It($"{Rows(counts.Added)} nieuw"), Say.It($"{Rows(counts.Changed)} veranderd"));
        return counts.Refused > 0
            ? Say.It($"Ingelezen: {did}. {Rows(counts.Refused)} niet ingelezen.")
            : Say.It($"Ingelezen: {did}.");
    }

    private static string Does(UploadCounts counts, string added, string changed) => (counts.Added, counts.Changed) switch
    {
        (0, 0) => Say.It($"{Rows(counts.Unchanged)} gelijk"),
        (0, _) => changed,
        (_, 0) => added,
        _ => Written.And([added, changed]),
    };

    /// <summary>What stood in a cell, as far as a table has room for it.</summary>
    public static string Cell(string text) => text.Length > LongestCell ? $"{text[..LongestCell]}…" : text;

    public static string Rows(int rows) => Written.Count(rows, "regel", "regels");
}
