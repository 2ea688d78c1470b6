using System.Globalization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Matching.Service.Tests.WholeTown;

/// <summary>Real addresses for the application's own list of endpoints: every gap of a pattern filled with what exists in the town.</summary>
internal sealed class Addresses
{
    /// <summary>Which rows an address counts, by the words before the gap; a new kind of page adds its line.</summary>
    private static readonly (string Before, string Sql)[] Kinds =
    [
        ("/voorstellen", "select id::text from proposals order by id"),
        ("/mensen", "select id::text from newcomers order by id"),
        ("/plekken", "select id::text from openings order by id"),
        ("/wachtlijst", "select id::text from openings order by id"),
        ("/plek", "select id::text from openings order by id"),
        ("/nachten", "select id::text from rounds order by id"),
        ("/rekenmodel", "select id from rankers order by id"),
        ("/inlezen", "select id::text from import_uploads order by id"),
        ("/inlezen/voorbeeld", "select unnest(array['plekken', 'mensen'])"),
        ("/kansen", "select unnest(array['fiets', 'onbekend'])"),
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> _values = [];

    public static async Task<Addresses> OfAsync(TownOverHttp town)
    {
        var addresses = new Addresses();
        foreach (var (before, sql) in Kinds)
            addresses._values[before] = await town.RowsAsync<string>(sql);
        return addresses;
    }

    /// <summary>
    /// The pattern with every value of its first gap, at most <paramref name="most"/> of them spread evenly; a second gap takes turns,
    /// so that a pattern with two gaps is not the product of both.
    /// </summary>
    public IEnumerable<string> Of(RoutePattern pattern, int most = int.MaxValue)
    {
        var gaps = pattern.Parameters.Count;
        var first = Values(pattern, 0);
        var step = Math.Max(1, (first.Count + most - 1) / most);
        for (var i = 0; i < first.Count; i += step)
        {
            var turn = i;
            var gap = 0;
            yield return "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                _ => Value(pattern, gap++, turn),
            }))));
        }
        if (gaps == 0)
            yield return pattern.RawText!.StartsWith('/') ? pattern.RawText : $"/{pattern.RawText}";
    }

    private string Value(RoutePattern pattern, int gap, int turn) => Values(pattern, gap) is { Count: > 0 } values ? values[turn % values.Count] : "1";

    private IReadOnlyList<string> Values(RoutePattern pattern, int gap)
    {
        var seen = 0;
        var words = "";
        foreach (var segment in pattern.PathSegments)
        {
            if (segment.Parts.Any(p => p.IsParameter) && seen++ == gap)
                return _values.TryGetValue(words, out var values) ? values : Numbers;
            if (!segment.Parts.Any(p => p.IsParameter))
                words = $"/{string.Concat(segment.Parts.OfType<RoutePatternLiteralPart>().Select(p => p.Content))}";
        }
        return [];
    }

    private static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(1, 20).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
