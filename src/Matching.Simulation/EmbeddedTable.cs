using System.Text;

namespace Matching.Simulation;

/// <summary>Reads the trimmed public tables under <c>Data/</c>: a header line, then rows of fields between semicolons, none quoted.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table without its header, each split into fields.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        var assembly = typeof(EmbeddedTable).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Matching.Simulation.Data.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not embedded in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(';');
    }
}
