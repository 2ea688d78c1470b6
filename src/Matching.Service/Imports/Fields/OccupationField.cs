using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Simulation;

namespace Matching.Service.Imports.Fields;

/// <summary>An occupation by its ESCO URI, its four-digit ISCO-08 code or its Dutch label.</summary>
public static class OccupationField
{
    private const int LastUnitGroup = 9629;
    private const int Suggestions = 3;

    public static Parsed<Isco08> One(string text)
    {
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 110 and <= LastUnitGroup)
            return new Isco08(code);
        // The URI is a name that begins with http; who pastes it from a browser gets https.
        var found = Occupations.Esco.Find(text.Replace("https://", "http://", StringComparison.OrdinalIgnoreCase));
        return found is not null
            ? found.Group
            : Wrong.Text(text, Say.It($"kennen we niet als beroep. {WayOut(text)}"));
    }

    public static Parsed<Isco08?> Optional(string text)
    {
        if (text.Length == 0)
            return (Isco08?)null;
        var parsed = One(text);
        return parsed.Wrong is { } wrong ? wrong : parsed.Value;
    }

    private static string WayOut(string text)
    {
        var near = Occupations.Esco.All.Select(o => o.Label).Where(label => label.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Distinct().OrderBy(label => label.Length).ThenBy(label => label, StringComparer.Ordinal).Take(Suggestions).ToList();
        return near.Count > 0
            ? Say.It($"Kies een ESCO-woord: {string.Join(", ", near)}. Of schrijf de ISCO-code, bijvoorbeeld 5120.")
            : Say.It("Schrijf het Nederlandse ESCO-woord, bijvoorbeeld kok, of de ISCO-code, bijvoorbeeld 5120.");
    }
}
