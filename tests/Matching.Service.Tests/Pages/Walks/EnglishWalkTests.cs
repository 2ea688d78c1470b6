using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Imports.Uploads;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Matching.Service.Tests.WholeTown;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// English without gaps: every address of the application is opened in English, and no text, name of an image, hint or button in it may
/// hold a word that only Dutch has. What people wrote themselves stays as they wrote it; it is marked, or is known to be data.
/// </summary>
public sealed partial class EnglishWalkTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    /// <summary>Words that every Dutch sentence is full of, and no English one.</summary>
    private static readonly HashSet<string> Dutch = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "het", "een", "niet", "van", "voor", "naar", "bij", "aan", "uit", "om", "dat", "dit", "deze", "je", "jij", "jouw", "jullie",
        "wij", "wordt", "worden", "zijn", "heeft", "hebben", "kan", "kunnen", "wil", "geen", "nog", "ook", "alle", "alles", "iedereen", "niemand", "niets",
        "waarom", "wanneer", "wat", "wie", "hoe", "hier", "daar", "maar", "als", "meer", "mensen", "mens", "plek", "plekken", "voorstel",
        "voorstellen", "vraag", "vragen", "nacht", "nachten", "uur", "weken", "maanden", "dagdeel", "dagdelen", "ochtend", "middag", "avond", "vandaag",
        "morgen", "gisteren", "sinds", "vanaf", "gesprek", "gesprekken", "bewaren", "bewaard", "terug", "zoek", "kies", "toon", "verder", "tot", "eisen",
        "eis", "besluit", "reden", "vrij", "bekend", "nodig", "opleiding", "reizen", "spreken", "lezen", "schrijven", "luisteren", "werkplek",
        "vrijwilligersrol", "sportclub", "lopen", "fietsen", "fiets", "meerijden", "en", "ja", "nee",
    };

    private static readonly string[] Attributes = ["aria-label", "title", "placeholder", "alt", "data-label"];

    /// <summary>Addresses that lead on to a page.</summary>
    private static readonly string[] WithoutPage = ["/", "/inlezen/voorbeeld/{soort}"];

    [Fact]
    public async Task No_page_holds_a_Dutch_sentence_in_English()
    {
        var own = await OwnWordsAsync();
        var gaps = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (template, role, address) in await AddressesAsync())
        {
            var actor = role is null ? null : town.Actors.First(a => a.Role == role && (role != Role.Coordinator || a.Organisation == Busiest));
            if (!gaps.TryGetValue(template, out var found))
                gaps[template] = found = [];
            var page = await town.OpenAsync(actor is { Role: Role.Caseworker } ? await CaseworkerOfAsync(address) : actor, address, english: true);
            found.UnionWith(Texts(page).Select(text => Strip(text, own)).Where(IsDutch).Select(text => Short(text)));
        }

        var left = gaps.SelectMany(g => g.Value.Select(text => $"{g.Key}: {text}")).ToList();
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    [Fact]
    public async Task Every_address_of_the_application_is_walked()
    {
        var walked = (await AddressesAsync()).Select(a => a.Template).ToHashSet();

        Assert.Equal([], Templates().Except(walked).Except(WithoutPage).Order());
    }

    /// <summary>What the application itself says it answers to, files left out.</summary>
    private IEnumerable<string> Templates() =>
        from source in town.Services.GetServices<EndpointDataSource>()
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET")
        let template = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}"
        where !Path.GetFileName(template).Contains('.', StringComparison.Ordinal) && !template.Contains("{**", StringComparison.Ordinal) && !template.StartsWith("/_", StringComparison.Ordinal)
        select template;

    private async Task<IReadOnlyList<(string Template, Role? Role, string Address)>> AddressesAsync()
    {
        var person = (await town.RowsAsync<long>("""
            select n.id from newcomers n join standings s on s.newcomer_id = n.id
            where s.standing = 'proposed' order by jsonb_array_length(s.questions) desc, n.id limit 1
            """))[0];
        var blocked = (await town.RowsAsync<long>("select newcomer_id from standings where standing in ('blocked', 'questions') order by newcomer_id limit 1"))
            .Concat([person]).First();
        var opening = (await town.RowsAsync<long>("select id from openings where status = 'published' order by id limit 1"))[0];
        var mine = (await town.RowsAsync<long>("select id from openings where organisation_id = @Value order by id limit 1", new { Busiest.Value }))[0];
        var night = (await town.RowsAsync<long>("select max(id) from rounds"))[0];
        var proposals = await town.RowsAsync<long>("select min(id) from proposals where status <> 'withdrawn' group by status");
        var kind = ((await town.OpenAsync(town.Actors.First(a => a.Role == Role.Manager), "/kansen")).QuerySelector("main table a[href^='/kansen/']")?.GetAttribute("href"))
            ?? "/kansen/onbekend";
        (string, Role?, string)[] addresses =
        [
            ("/inloggen", null, "/inloggen"),
            ("/help", null, "/help"),
            ("/niet-gevonden", null, "/niet-gevonden"),
            ("/fout", null, "/fout"),
            ("/verlopen", null, "/verlopen"),
            .. new[] { "", "?lijst=alles", "?lijst=week", "?lijst=vraag", "?lijst=antwoord", "?lijst=later" }
                .Select(list => ("/voorstellen", (Role?)Role.Caseworker, $"/voorstellen{list}")),
            .. proposals.SelectMany(id => new[] { "", "?kies=afwijzen", "?kies=later" }
                .Select(choice => ("/voorstellen/{Id:long}", (Role?)Role.Caseworker, TownOverHttp.Url($"/voorstellen/{id}{choice}")))),
            .. new[] { "", "?toon=zonder", "?toon=vragen", "?toon=antwoord" }.Select(list => ("/mensen", (Role?)Role.Caseworker, $"/mensen{list}")),
            .. new[] { person, blocked }.SelectMany(id => new (string, Role?, string)[]
            {
                ("/mensen/{Id:long}", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}")),
                ("/mensen/{Id:long}/gegevens", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}/gegevens")),
                ("/mensen/{Id:long}/plekken", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}/plekken")),
                ("/mensen/{Id:long}/plekken/{Opening:long}", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}/plekken/{opening}")),
                ("/mensen/{Id:long}/gesprek", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}/gesprek")),
                ("/mensen/{Id:long}/gesprek/voor-jou", Role.Caseworker, TownOverHttp.Url($"/mensen/{id}/gesprek/voor-jou")),
            }),
            .. new[] { "/gesprekken", "/mensen/nieuw", "/vervanging", "/sleutelpersonen", "/toegankelijkheid", "/na-het-ja", "/mijn-cijfers", "/zoeken", "/instellingen" }
                .Select(page => (page, (Role?)Role.Caseworker, page)),
            ("/zoeken", Role.Caseworker, "/zoeken?naar=taal"),
            ("/mensen", Role.Caseworker, "/mensen?toon=wacht"),
            ("/mensen/{Id:long}/vergelijken", Role.Caseworker, TownOverHttp.Url($"/mensen/{person}/vergelijken")),
            ("/plek/{Id:long}/mensen", Role.Caseworker, TownOverHttp.Url($"/plek/{opening}/mensen")),
            ("/overleg/{Id:long}", Role.Caseworker, TownOverHttp.Url($"/overleg/{proposals[0]}")),
            ("/toegankelijkheid", null, "/toegankelijkheid"),
            ("/concepten", Role.Caseworker, "/concepten"),
            ("/concepten", Role.Manager, "/concepten"),
            ("/vragen", Role.Caseworker, "/vragen"),
            ("/wachtlijst", Role.Caseworker, "/wachtlijst"),
            ("/wachtlijst/{Id:long}", Role.Caseworker, TownOverHttp.Url($"/wachtlijst/{opening}")),
            ("/plekken/vragen", Role.Coordinator, "/plekken/vragen"),
            ("/plekken/{Id:long}/aanwezig", Role.Coordinator, TownOverHttp.Url($"/plekken/{mine}/aanwezig")),
            ("/inlezen", Role.Coordinator, "/inlezen"),
            ("/inlezen", Role.Coordinator, "/inlezen?lijst=weg"),
            ("/inlezen/{Id:long}", Role.Coordinator, TownOverHttp.Url($"/inlezen/{await UploadAsync()}")),
            ("/plekken/telling", Role.Coordinator, "/plekken/telling?soort=maatje&postcode=8011"),
            ("/plekken", Role.Coordinator, "/plekken"),
            ("/plekken/nieuw", Role.Coordinator, "/plekken/nieuw"),
            ("/plekken/{Id:long}", Role.Coordinator, TownOverHttp.Url($"/plekken/{mine}")),
            ("/nachten", Role.Manager, "/nachten"),
            ("/nachten/{Id:long}", Role.Manager, TownOverHttp.Url($"/nachten/{night}")),
            ("/kansen", Role.Manager, "/kansen"),
            ("/kansen/{Code}", Role.Manager, kind),
            .. new[] { "/beleid", "/beleid/afspraken", "/overzicht", "/zonder-voorstel", "/voortgang" }.Select(page => (page, (Role?)Role.Manager, page)),
            .. new[] { "met-voorstel", "nieuw", "besloten" }.Select(code => ("/overzicht/{Code}", (Role?)Role.Manager, $"/overzicht/{code}")),
            .. new[] { "werk", "uitstroom" }.Select(code => ("/voortgang/{Code}", (Role?)Role.Manager, $"/voortgang/{code}")),
            ("/rekenmodel", Role.Manager, "/rekenmodel"),
            ("/rekenmodel/{Id}", Role.Manager, $"/rekenmodel/{TownOverHttp.Ranker}"),
        ];
        return addresses;
    }

    private async Task<long> UploadAsync()
    {
        var coordinator = town.Actors.First(a => a.Role == Role.Coordinator && a.Organisation == Busiest);
        var list = "extern_id;organisatie;titel;soort;postcode;schoenmaat\nB-1;Elders;Thee;maatje;80A1;40\nB-2;;;kaas;8011;\n"u8.ToArray();
        return (await town.AskAsync(coordinator, new SendInUpload(ImportKind.Openings, list, Guid.NewGuid().ToString("N")))).Upload;
    }

    private OrganisationId Busiest
    {
        get
        {
            var email = town.Town.Openings.GroupBy(o => o.CoordinatorEmail).MaxBy(g => g.Count())!.Key;
            return town.Town.Accounts.First(a => a.Email == email).Organisation!.Value;
        }
    }

    /// <summary>Whoever may see what this address is about.</summary>
    private async Task<Actor> CaseworkerOfAsync(string address)
    {
        var about = OfOne().Match(address);
        var account = !about.Success ? town.Caseworkers.First().Account : (await town.RowsAsync<long>(about.Groups[1].Value == "mensen"
            ? "select caseworker_id from newcomers where id = @id"
            : "select n.caseworker_id from proposals p join newcomers n on n.id = p.newcomer_id where p.id = @id",
            new { id = long.Parse(about.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) }))[0];
        return town.Actors.Single(a => a.Account == account);
    }

    /// <summary>Every text that somebody reads or hears, outside what is marked as Dutch.</summary>
    private static IEnumerable<string> Texts(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("head title, body, body *").Where(e => e.Closest("[lang=nl], script, style") is null))
        {
            foreach (var node in element.ChildNodes.OfType<IText>())
                yield return node.TextContent;
            foreach (var name in Attributes)
                if (element.GetAttribute(name) is { } text)
                    yield return text;
            if (element.LocalName == "input" && element.GetAttribute("type") is "submit" or "button" && element.GetAttribute("value") is { } value)
                yield return value;
        }
    }

    /// <summary>Names, titles and words that are data, longest first, so that a part of one never stays behind.</summary>
    private async Task<IReadOnlyList<string>> OwnWordsAsync() =>
    [
        .. (await town.RowsAsync<string>("""
            select display_name from accounts union select split_part(display_name, ' ', 1) from accounts
            union select team from accounts
            union select given_name || ' ' || family_name from newcomer_names union select given_name from newcomer_names union select family_name from newcomer_names
            union select name from organisations union select name from municipalities
            union select title from openings union select description from openings union select follow_up from openings
            union select learning_goal from openings union select supervisor from openings
            union select 'EN 301 549' union select organisation from activities union select organisation from support_offers union select note from conversations
            union select jsonb_array_elements_text(dossier #> '{wishes,interests}') from newcomers
            union select jsonb_array_elements_text(dossier #> '{background,skills}') from newcomers
            union select jsonb_array_elements_text(requirements #> '{offers,interests}') from openings
            union select jsonb_array_elements_text(requirements #> '{offers,skills}') from openings
            """)).Concat(Simulation.Occupations.Esco.All.Select(o => o.Label)).Where(words => words is { Length: > 1 }).OrderByDescending(words => words.Length),
    ];

    private static string Strip(string text, IEnumerable<string> own)
    {
        var left = Paths().Replace(Spaces().Replace(text, " "), " ");
        if (!IsDutch(left)) return left;
        foreach (var words in own)
            left = left.Replace(words, " ", StringComparison.OrdinalIgnoreCase);
        return left.Trim();
    }

    private static bool IsDutch(string text) => Words().Matches(text).Any(word => Dutch.Contains(word.Value));

    private static string Short(string text) => text.Length <= 90 ? text : $"{text[..90]}…";

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>An address that is named as one is Dutch in every language.</summary>
    [GeneratedRegex(@"(?<=^|\s)/[\w/{}:-]+")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^/(mensen|voorstellen)/(\d+)")]
    private static partial Regex OfOne();
}
