namespace Matching.Service.Imports;

/// <summary>An example of each file: header and two rows about invented people and places, which the importer itself accepts.</summary>
public static class Template
{
    /// <summary>The CSV for standard output: header and two rows, between <c>;</c>, lines end with a newline.</summary>
    public static string Csv(ImportKind kind)
    {
        var columns = FileShape.Of(kind).Columns;
        return $"""
            {string.Join(';', columns.Select(c => c.Name))}
            {string.Join(';', columns.Select(c => c.Examples.First))}
            {string.Join(';', columns.Select(c => c.Examples.Second))}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>What to know when filling it in, for standard error: each column with its meaning, and where it usually comes from.</summary>
    public static string Note(ImportKind kind)
    {
        var shape = FileShape.Of(kind);
        var lines = shape.Columns.Select(c => $"  {c.Name}{(c.Required ? " (verplicht)" : "")}: {c.Meaning}");
        return string.Join('\n', [$"Kolommen van {kind.ToString().ToLowerInvariant()}, in elke volgorde; wat je niet weet laat je leeg.", .. lines, .. Where(kind, shape), ""]);
    }

    private static string[] Where(ImportKind kind, FileShape shape) => kind switch
    {
        ImportKind.Newcomers =>
        [
            $"Het eigen systeem van de gemeente levert meestal: {string.Join(", ", shape.Columns.Where(c => c.Delivered).Select(c => c.Name))}.",
            "De rest komt uit gesprekken. Leeg betekent: nog niet bekend; wat al bewaard is, blijft dan staan.",
            "Een nee in toestemming, hier of op het bureau, gaat voor een ja uit een lijst.",
        ],
        ImportKind.Openings =>
        [
            "Een lege cel is een antwoord: niet nodig, of geen grens. Een kolom die ontbreekt laat staan wat bewaard is.",
            "Een onbetaalde werkplek of taalstage is een concept tot de gemeente haar controleerde.",
        ],
        _ => [],
    };
}
