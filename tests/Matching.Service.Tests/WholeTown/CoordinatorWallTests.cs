using System.Net;
using System.Text.RegularExpressions;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Simulation;
using Microsoft.AspNetCore.Routing;

namespace Matching.Service.Tests.WholeTown;

/// <summary>
/// A coordinator tries every address of the application with every number of the town. Every name, family name, postcode and year of
/// birth in the dossiers is first made unmistakable, so that whatever leaks is found.
/// </summary>
public sealed partial class CoordinatorWallTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    [Fact]
    public async Task Nothing_of_anybody_is_seen_before_the_yes()
    {
        await MarkEverybodyAsync();
        var addresses = await Addresses.OfAsync(town);
        var leaks = new List<string>();
        foreach (var account in Coordinators())
        {
            var actor = town.As(account);
            var known = await SaidYesAsync(account);
            foreach (var endpoint in Readable())
                foreach (var address in addresses.Of(endpoint.RoutePattern))
                {
                    var (status, html) = await town.SendAsync(HttpMethod.Get, actor, address);
                    Assert.True((int)status < 500, $"{address} answered {status}.");
                    leaks.AddRange(Leaks(html, known).Select(leak => $"{address}: {leak}"));
                }
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
    }

    [Theory]
    [InlineData("soort=Maatje&postcode=8011")]
    [InlineData("soort=WorkPlacement&postcode=8011&spreken=C2&rijbewijs=ja&dagdelen=ma-o&dagdelen_nodig=1")]
    public async Task The_count_while_typing_is_never_exact(string form)
    {
        foreach (var account in Coordinators())
        {
            var (status, html) = await town.SendAsync(HttpMethod.Get, town.As(account), $"/plekken/telling?{form}");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotMatch(ExactCount(), WebUtility.HtmlDecode(html));
        }
    }

    [Fact]
    public async Task Nothing_is_changed_by_sending_the_forms_of_others()
    {
        var addresses = await Addresses.OfAsync(town);
        var she = town.As(Coordinators().First());
        var forms = await FormsOfOthersAsync(she, addresses);
        Assert.Empty(new[] { "afwijzen", "voorleggen", "gegevens", "tempo", "gesprek-gehad", "rij", "beleid", "afspraak", "plekken", "plek", "sluiten" }
            .Except(forms.SelectMany(f => f.Fields).Where(f => f.Key == "_handler").Select(f => f.Value)));
        var before = await DoneByAsync(she);
        foreach (var (address, fields) in forms)
        {
            var (status, location) = await town.PostAsync(she, address, fields);
            Assert.True((int)status < 500, $"{address} answered {status}: {string.Join('&', fields.Select(f => f.Key))}.");
            Assert.False(location?.StartsWith("/verlopen", StringComparison.Ordinal) == true, $"{address} refused the key of her form, so nothing was tested.");
        }
        Assert.Equal(before, await DoneByAsync(she));

        var own = SentForm.AllOf(await town.OpenAsync(she, "/plekken"), "/plekken").First(f => f.Fields.Any(field => field.Value.StartsWith("copy:", StringComparison.Ordinal)));
        var answer = await town.PostAsync(she, own.Address, own.Fields);
        Assert.True((await DoneByAsync(she)).Count == before.Count + 1, $"Her own form did nothing either: {answer}.");
    }

    [Fact]
    public async Task Nothing_is_changed_by_sending_bare_forms_to_every_address()
    {
        var addresses = await Addresses.OfAsync(town);
        var she = town.As(Coordinators().First());
        var before = await DoneByAsync(she);
        foreach (var endpoint in town.Endpoints.Where(e => Methods(e).Contains("POST")))
            foreach (var address in addresses.Of(endpoint.RoutePattern, most: 3))
            {
                var (status, location) = await town.PostAsync(she, address, []);
                Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{address} answered {status}.");
                Assert.False(location?.StartsWith("/verlopen", StringComparison.Ordinal) == true, $"{address} refused the key of her form, so nothing was tested.");
            }
        Assert.Equal(before, await DoneByAsync(she));
    }

    /// <summary>
    /// Forms as they stand on pages of caseworkers, team leads and other coordinators. Not those that she has as well and may send about
    /// nobody in particular.
    /// </summary>
    private async Task<IReadOnlyList<SentForm>> FormsOfOthersAsync(Actor she, Addresses addresses)
    {
        var forms = new List<SentForm>();
        var others = town.Actors.Where(a => a.Role != Role.Coordinator).Concat(Coordinators().Skip(1).Select(town.As)).ToList();
        foreach (var endpoint in town.Endpoints.Where(e => Methods(e).Contains("POST") && !HersAsWell.Contains(e.RoutePattern.RawText)))
            foreach (var other in others)
                foreach (var address in await addresses.ThereAsync(town, endpoint, other, most: 3))
                    forms.AddRange(SentForm.AllOf(await town.OpenAsync(other, address), address));
        return forms;
    }

    private static readonly HashSet<string?> HersAsWell = ["/plekken/nieuw", "/instellingen", "/inloggen"];

    /// <summary>What she did, by the audit trail, whatever came of it; not what was refused, and not what she read.</summary>
    private async Task<IReadOnlyList<string>> DoneByAsync(Actor she) => await town.RowsAsync<string>("""
        select action || ' ' || object_id || ' ' || result
        from audit
        where actor = @who and result not in ('refused', 'failed', 'read')
        order by seq
        """, new { who = $"account:{she.Account}" });

    // The one with most people at its places, and two others.
    private IEnumerable<TownAccount> Coordinators() => town.Town.Accounts.Where(a => a.Role == AccountRole.Coordinator)
        .OrderByDescending(a => town.Town.Openings.Count(o => o.CoordinatorEmail == a.Email)).Take(3);

    private IEnumerable<RouteEndpoint> Readable() => town.Endpoints.Where(e => Methods(e).Contains("GET") && !IsFile(e));

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { } text
        && (text.EndsWith(".css", StringComparison.Ordinal) || text.EndsWith(".js", StringComparison.Ordinal) || text.EndsWith(".svg", StringComparison.Ordinal)
            || text.EndsWith(".woff2", StringComparison.Ordinal) || text.EndsWith(".gz", StringComparison.Ordinal) || text.StartsWith("lib/", StringComparison.Ordinal));

    private async Task MarkEverybodyAsync()
    {
        await town.ChangeAsync("""
            update newcomer_names set given_name = 'Voornaam' || newcomer_id || 'q', family_name = 'Achternaam' || newcomer_id || 'q';
            update newcomers set dossier = dossier || jsonb_build_object('postcode', 9999, 'birthYear', 1911);
            """);
        await town.ChangeAsync("""
            insert into import_uploads (municipality_code, account_id, kind, content, created_at)
            select municipality_code, id, k.kind, convert_to(e'extern_id;consulent;postcode;roepnaam\n1;a@b.example;9999;Voornaam1q\n', 'utf8'), now() + interval '10 years'
            from accounts, unnest(array['newcomers', 'openings']) as k (kind)
            where role = 'manager'
            """, audience: DbAudience.Desk);
    }

    // Whose card this organisation may see: she and her caseworker said yes.
    private async Task<HashSet<long>> SaidYesAsync(TownAccount account) => [.. await town.RowsAsync<long>("""
        select p.newcomer_id
        from proposals p
        join openings o on o.id = p.opening_id
        where o.organisation_id = @organisation and p.status = 'agreed'
        union
        select p.newcomer_id
        from placements p
        join openings o on o.id = p.opening_id
        where o.organisation_id = @organisation
        """, new { organisation = account.Organisation!.Value.Value })];

    private static IEnumerable<string> Leaks(string html, HashSet<long> known)
    {
        foreach (Match name in Marked().Matches(html))
            if (!known.Contains(long.Parse(name.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture)))
                yield return "a name";
        foreach (Match name in MarkedFamily().Matches(html))
            yield return $"a family name of {name.Groups["id"].Value}";
        if (html.Contains("9999", StringComparison.Ordinal)) yield return "a postcode";
        if (html.Contains("1911", StringComparison.Ordinal)) yield return "a year of birth";
        foreach (Match count in SmallCount().Matches(Tags().Replace(html, " ")))
            yield return $"a small count: {count.Value}";
        foreach (Match cell in SmallCell().Matches(html))
            yield return $"a small count by itself: {cell.Value}";
    }

    [GeneratedRegex(@"Voornaam(?<id>\d+)q")]
    private static partial Regex Marked();

    [GeneratedRegex(@"Achternaam(?<id>\d+)q")]
    private static partial Regex MarkedFamily();

    // "ongeveer 30 mensen" and "minder dan 10 mensen" are tens.
    [GeneratedRegex(@"\d*[1-9]\s+(?:mens|mensen)\b")]
    private static partial Regex ExactCount();

    // A figure from 1 to 9 that stands by itself in a cell or in strong words, whatever it counts; how many rows a list has is no secret.
    [GeneratedRegex(@"<(?:td|th|dd|b|strong)\b[^>]*>\s*[1-9]\s*</")]
    private static partial Regex SmallCell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<![\d.,])[1-9]\s+(?:mens|mensen|persoon|personen|nieuwkomers?|person|people|newcomers?)\b")]
    private static partial Regex SmallCount();
}
