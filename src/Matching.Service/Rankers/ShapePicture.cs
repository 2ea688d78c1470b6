using System.Globalization;
using System.Text;
using Matching.Engine.Features;

namespace Matching.Service.Rankers;

/// <summary>
/// A shape as a small picture: values from left to right, points upwards, a line at zero. SVG without script or style: the page colours it
/// by class, the card by the attributes. The same shape gives the same text.
/// </summary>
internal static class ShapePicture
{
    private const int Width = 320;
    private const int Height = 120;
    private const int Left = 40;
    private const int Top = 8;
    private const int Bottom = 96;

    /// <param name="shape">What is drawn.</param>
    /// <param name="title">Read out, and shown where the file stands alone.</param>
    /// <param name="scale">Points at the upper and lower edge, the same for all shapes of a ranker so that they can be compared.</param>
    /// <param name="beside">The same feature in another ranker, dashed; null draws none.</param>
    /// <param name="amounts">How the values were spread over the decisions it learned from, as shares from low to high: a grey foot.</param>
    public static string Svg(Shape shape, string title, int scale, Shape? beside = null, IReadOnlyList<double>? amounts = null)
    {
        var feature = FeatureSchema.All[FeatureSchema.IndexOf(shape.Feature)];
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"shape\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(title)}\" fill=\"none\" font-family=\"sans-serif\" font-size=\"11\">");
        if (amounts is not null)
            Line(svg, $"<path class=\"shape__foot\" d=\"{Foot(amounts)}\" fill=\"#d5dae1\"/>");
        Line(svg, $"<path class=\"shape__edge\" d=\"M{Left} {Top}V{Bottom}H{Width - 4}\" stroke=\"#8a94a3\"/>");
        Line(svg, $"<path class=\"shape__zero\" d=\"M{Left} {Y(0, scale)}H{Width - 4}\" stroke=\"#8a94a3\" stroke-dasharray=\"3 3\"/>");
        if (beside is not null)
            Line(svg, $"<path class=\"shape__other\" d=\"{Path(beside, feature, scale)}\" stroke=\"#4a5565\" stroke-dasharray=\"3 3\"/>");
        Line(svg, $"<path class=\"shape__line\" d=\"{Path(shape, feature, scale)}\" stroke=\"#3b1f94\" stroke-width=\"2.5\"/>");
        Line(svg, $"<g class=\"shape__text\" fill=\"#4a5565\"><text x=\"{Left - 4}\" y=\"{Top + 8}\" text-anchor=\"end\">+{scale}</text><text x=\"{Left - 4}\" y=\"{Y(0, scale) + 4}\" text-anchor=\"end\">0</text><text x=\"{Left - 4}\" y=\"{Bottom}\" text-anchor=\"end\">−{scale}</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"{Height - 8}\">{Signed(feature.Low)}</text><text x=\"{Width - 4}\" y=\"{Height - 8}\" text-anchor=\"end\">{Signed(feature.High)}</text></g></svg>");
        return svg.ToString();
    }

    /// <summary>The edge for all shapes: the largest points, rounded up.</summary>
    public static int Scale(IEnumerable<Shape> shapes) =>
        Math.Max(20, (shapes.Max(s => Math.Max(Math.Abs(s.Most), Math.Abs(s.Least))) + 19) / 20 * 20);

    private static string Path(Shape shape, Feature feature, int scale)
    {
        var path = new StringBuilder();
        foreach (var step in shape.Steps)
            path.Append(CultureInfo.InvariantCulture,
                $"{(path.Length == 0 ? "M" : "L")}{X(step.From, feature)} {Y(step.Points, scale)}H{X(step.To + 1, feature)}");
        return path.ToString();
    }

    // The largest share is a fifth as high as the picture.
    private static string Foot(IReadOnlyList<double> amounts)
    {
        var (path, most) = (new StringBuilder(), Math.Max(amounts.Max(), double.Epsilon));
        for (var i = 0; i < amounts.Count; i++)
        {
            var (from, to) = (Left + ((Width - 4 - Left) * i / amounts.Count), Left + ((Width - 4 - Left) * (i + 1) / amounts.Count) - 1);
            var top = Bottom - (int)Math.Round((Bottom - Top) / 5.0 * amounts[i] / most);
            if (top < Bottom)
                path.Append(CultureInfo.InvariantCulture, $"M{from} {Bottom}V{top}H{to}V{Bottom}Z");
        }
        return path.ToString();
    }

    private static int X(int value, Feature feature) => Left + (Width - 4 - Left) * (value - feature.Low) / feature.Width;

    private static int Y(int points, int scale) => (Top + Bottom) / 2 - (Bottom - Top) / 2 * points / scale;

    private static string Signed(int value) => value < 0 ? $"−{-value}" : value.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
