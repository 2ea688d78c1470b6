using System.Globalization;
using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Service.Imports.Fields;

/// <summary>An occupation by its ESCO URI, its four-digit ISCO-08 code or its Dutch label.</summary>
public static class OccupationField
{
    private const int LastUnitGroup = 9629;

    public static Parsed<Isco08> One(string text)
    {
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 110 and <= LastUnitGroup)
            return new Isco08(code);
        // The URI is a name that begins with http; who pastes it from a browser gets https.
        var found = Occupations.Esco.Find(text.Replace("https://", "http://", StringComparison.OrdinalIgnoreCase));
        return found is not null
            ? found.Group
            : Wrong.Text(text, "kennen we niet als beroep. Schrijf het Nederlandse ESCO-woord, bijvoorbeeld kleermaker, of de ISCO-code, bijvoorbeeld 7531.");
    }

    public static Parsed<Isco08?> Optional(string text)
    {
        if (text.Length == 0)
            return (Isco08?)null;
        var parsed = One(text);
        return parsed.Wrong is { } wrong ? wrong : parsed.Value;
    }
}
