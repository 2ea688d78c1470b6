using System.Net;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Matching.Service.Tests.WholeTown;

/// <summary>Real addresses for the application's own list of endpoints: every gap of a pattern filled with what exists in the town.</summary>
internal sealed class Addresses
{
    /// <summary>What fills a gap, by the word before it; a new kind of page adds its line.</summary>
    private static readonly (string Before, string Sql)[] Kinds =
    [
        ("/voorstellen", "select id::text from proposals order by status = 'open' desc, id"),
        ("/mensen", "select id::text from newcomers order by id"),
        ("/plekken", "select id::text from openings order by id"),
        ("/wachtlijst", "select id::text from openings order by id"),
        ("/plek", "select id::text from openings order by id"),
        ("/nachten", "select id::text from rounds order by id"),
        ("/rekenmodel", "select id from rankers order by id"),
        ("/inlezen", "select id::text from import_uploads order by id"),
        ("/voorbeeld", "select unnest(array['plekken', 'mensen'])"),
        ("/kansen", "select unnest(array['cycle', 'onbekend'])"),
        ("/overzicht", "select unnest(array['met-voorstel', 'nieuw', 'besloten', 'onbekend'])"),
        ("/voortgang", "select unnest(array['werk', 'inburgering', 'opleiding', 'uitstroom', 'meedoen', 'onbekend'])"),
        ("", "select 'bestaat-niet.css'"),
        ("/overleg", "select id::text from consultations order by ended_at is null desc, id"),
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

    /// <summary>
    /// The addresses of a page at which this person finds something, at most so many; none when the page is not for this role. Each is
    /// asked once.
    /// </summary>
    public async Task<IReadOnlyList<string>> ThereAsync(TownOverHttp town, RouteEndpoint page, Actor person, int most)
    {
        var there = new List<string>();
        if (page.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Roles is not { } roles || roles.Split(',').Contains(person.Role.ToString())))
            foreach (var address in Of(page.RoutePattern).TakeWhile(_ => there.Count < most))
                if ((await town.SendAsync(HttpMethod.Get, person, address)).Status == HttpStatusCode.OK)
                    there.Add(address);
        return there;
    }

    private string Value(RoutePattern pattern, int gap, int turn) => Values(pattern, gap) is { Count: > 0 } values ? values[turn % values.Count] : "1";

    private IReadOnlyList<string> Values(RoutePattern pattern, int gap)
    {
        var seen = 0;
        var words = "";
        foreach (var segment in pattern.PathSegments)
        {
            if (segment.Parts.Any(p => p.IsParameter) && seen++ == gap)
                return _values.TryGetValue(words, out var values)
                    ? values : throw new InvalidOperationException($"What fills the gap of {pattern.RawText}? Add a line for {words} to {nameof(Kinds)}.");
            if (!segment.Parts.Any(p => p.IsParameter))
                words = $"/{string.Concat(segment.Parts.OfType<RoutePatternLiteralPart>().Select(p => p.Content))}";
        }
        return [];
    }
}
