using System.Globalization;
using System.Text;

namespace Matching.Service.Progress;

/// <summary>
/// A line of months as a small picture: the goal as a dashed line, the last value as a dot with its number. SVG without script or style.
/// A month that is not shown leaves a gap. The same facts stand in a table.
/// </summary>
internal static class ProgressPicture
{
    private const int Width = 240;
    private const int Height = 92;
    private const int Right = 196;
    private const int Top = 14;
    private const int Bottom = 68;

    /// <param name="values">One for each month, the last is today; null is not shown.</param>
    /// <param name="goal">Null: none was agreed.</param>
    /// <param name="title">Read out.</param>
    /// <param name="labels">Of the first month, the last month, the goal and the last value.</param>
    public static string Svg(IReadOnlyList<double?> values, double? goal, string title, (string First, string Last, string Goal, string Value) labels)
    {
        var most = Math.Max(1, 1.15 * Math.Max(values.Max() ?? 0, goal ?? 0));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"shape\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(title)}\" fill=\"none\" font-size=\"12\">");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"shape__edge\" d=\"M0 {Bottom}H{Right}\"/>");
        if (goal is { } agreed)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"shape__zero\" stroke-dasharray=\"3 3\" d=\"M0 {Y(agreed, most)}H{Right}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"shape__text\" x=\"0\" y=\"{Y(agreed, most) - 4}\">{Escaped(labels.Goal)}</text>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"shape__line\" stroke-width=\"2.5\" d=\"{Line(values, most)}\"/>");
        if (values[^1] is { } now)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"shape__dot\" cx=\"{Right}\" cy=\"{Y(now, most)}\" r=\"4\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"shape__value\" x=\"{Right + 8}\" y=\"{Y(now, most) + 4}\">{Escaped(labels.Value)}</text>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"shape__text\" x=\"0\" y=\"{Height - 8}\">{Escaped(labels.First)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"shape__text\" x=\"{Right}\" y=\"{Height - 8}\" text-anchor=\"end\">{Escaped(labels.Last)}</text></svg>");
        return svg.ToString();
    }

    private static string Line(IReadOnlyList<double?> values, double most)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { } value)
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 || values[i - 1] is null ? 'M' : 'L')}{Right * i / Math.Max(1, values.Count - 1)} {Y(value, most)}");
        return path.ToString();
    }

    private static int Y(double value, double most) => (int)Math.Round(Bottom - ((Bottom - Top) * value / most));

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);
}
