using System.Globalization;
using System.Text;

namespace Matching.Benchmarks.Nights;

/// <summary>Two log-log charts side by side as plain SVG: seconds per stage, and memory. Readable on light and on dark.</summary>
internal static class GrowthPicture
{
    private const int Width = 420;
    private const int Height = 300;
    private const int Left = 64;
    private const int Top = 44;

    private const string Style = """
        text { font: 13px system-ui, sans-serif; fill: #3b4450; } .title { font-weight: 600; font-size: 15px; }
        .grid { stroke: #8a94a0; stroke-opacity: .3; } path { fill: none; stroke-width: 2; }
        .total { stroke: #1f6feb; stroke-width: 3; } .scores { stroke: #2da44e; } .allocation { stroke: #bf5700; } .explanation { stroke: #a252c8; }
        .round { stroke: #1f6feb; stroke-width: 3; } .input { stroke: #8a94a0; }
        @media (prefers-color-scheme: dark) { text { fill: #c9d1d9; } .total, .round { stroke: #6cb0ff; } .scores { stroke: #56d364; } .allocation { stroke: #ffa657; } .explanation { stroke: #d2a8ff; } }
        """;

    private sealed record Line(string Class, string Name, Func<GrowthPoint, double> Value);

    public static string Draw(IReadOnlyList<GrowthPoint> sizes)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * (Width + Left) + 150} {Height + 2 * Top}" role="img" aria-labelledby="t d">
            <title id="t">How a night grows with the number of people</title>
            <desc id="d">{Tell(sizes[0])}; {Tell(sizes[^1])}.</desc>
            <style>{Style}</style>

            """);
        Chart(svg, 0, "Seconds", sizes,
        [
            new("total", "whole night", p => p.Total),
            new("scores", "rules and scores", p => p.Scores),
            new("allocation", "allocation", p => p.Allocation),
            new("explanation", "explanation", p => p.Explanation),
        ]);
        Chart(svg, Width + Left + 40, "MiB", sizes,
        [
            new("round", "the round, at its peak", p => p.PeakMebibytes),
            new("input", "its input", p => p.InputMebibytes),
        ]);
        return svg.Append("</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Tell(GrowthPoint p) => string.Create(
        CultureInfo.InvariantCulture, $"{p.People:N0} people: {p.Total:0.##} seconds, {p.PeakMebibytes:N0} MiB beside an input of {p.InputMebibytes:N0} MiB");

    private static void Chart(StringBuilder svg, int shift, string unit, IReadOnlyList<GrowthPoint> sizes, Line[] lines)
    {
        var values = lines.SelectMany(l => sizes.Select(l.Value)).Where(v => v > 0).ToList();
        var (low, high) = (Math.Floor(Math.Log10(values.Min())), Math.Ceiling(Math.Log10(values.Max())));
        double Across(double people) => shift + Left + Width * Part(Math.Log10(people), Math.Log10(sizes[0].People), Math.Log10(sizes[^1].People));
        double Up(double value) => Top + Height * (1 - Part(Math.Log10(Math.Max(value, Math.Pow(10, low))), low, high));

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{shift + Left}\" y=\"22\">{unit} against people, openings half as many</text>\n");
        for (var power = low; power <= high; power++)
        {
            var (y, value) = (Up(Math.Pow(10, power)), Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{shift + Left} {y:0.#}h{Width}\"/><text text-anchor=\"end\" x=\"{shift + Left - 8}\" y=\"{y + 4:0.#}\">{value:#,0.####}</text>\n");
        }
        foreach (var p in sizes)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Across(p.People):0.#} {Top}v{Height}\"/><text text-anchor=\"middle\" x=\"{Across(p.People):0.#}\" y=\"{Top + Height + 20}\">{p.People / 1000} k</text>\n");
        for (var i = 0; i < lines.Length; i++)
        {
            var points = sizes.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Across(p.People):0.#} {Up(lines[i].Value(p)):0.#}"));
            var y = Top + 16 + 20 * i;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{lines[i].Class}\" d=\"M{string.Join('L', points)}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{lines[i].Class}\" d=\"M{shift + Left + 14} {y - 4}h24\"/><text x=\"{shift + Left + 46}\" y=\"{y}\">{lines[i].Name}</text>\n");
        }
    }

    private static double Part(double value, double low, double high) => (value - low) / (high - low);
}
