using System.Text;

namespace Matching.Service.Imports;

/// <summary>Text of a cell as it may be stored: composed, trimmed, and without characters that no database or page can hold.</summary>
internal static class CellText
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.All(c => c is >= ' ' and <= '~'))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                clean.Append(rune.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
