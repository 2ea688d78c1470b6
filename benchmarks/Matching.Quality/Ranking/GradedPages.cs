using System.Globalization;
using System.IO.Compression;
using Matching.Learning.Training;

namespace Matching.Quality.Ranking;

/// <summary>The public set that every ranking test of LightGBM uses: anonymous graded pages in groups (its SOURCE.md).</summary>
internal static class GradedPages
{
    private const int Features = 300;

    public static TrainingSet Training() => Read("rank.train");

    public static TrainingSet Test() => Read("rank.test");

    private static TrainingSet Read(string name)
    {
        var folder = Path.Combine(Report.Checkout() ?? throw new InvalidOperationException("Run this from a checkout: it needs benchmarks/data."),
            "benchmarks", "data", "lightgbm-lambdarank");
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, name + ".gz")), CompressionMode.Decompress));
        var (values, grades) = (new List<float>(), new List<byte>());
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var row = new float[Features];
            foreach (var part in parts.Skip(1))
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                row[int.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture) - 1] = float.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture);
            }
            values.AddRange(row);
            grades.Add(byte.Parse(parts[0], CultureInfo.InvariantCulture));
        }
        var sizes = File.ReadLines(Path.Combine(folder, name + ".query")).Select(l => int.Parse(l, CultureInfo.InvariantCulture));
        long[] groups = [.. sizes.SelectMany((size, g) => Enumerable.Repeat((long)g, size))];
        return new(Features, [.. values], [.. grades], groups);
    }
}
