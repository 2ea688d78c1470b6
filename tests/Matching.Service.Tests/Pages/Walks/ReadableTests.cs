using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Matching.Service.Tests.WholeTown;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// The page for the newcomer as it is served, sentence by sentence: A1–A2 asks for at most ten words, one thought, words of every day.
/// What people wrote themselves (names, titles, notes) and values are marked and left out.
/// </summary>
public sealed partial class ReadableTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    private const int MostWords = 10;
    private const double MostWordsOnAverage = 6;

    /// <summary>Marks of a subordinate clause or the passive, words of the office, and words above A2.</summary>
    private static readonly HashSet<string> TooHard = new(StringComparer.OrdinalIgnoreCase)
    {
        "omdat", "doordat", "waardoor", "zodat", "hoewel", "terwijl", "indien", "mits", "tenzij", "teneinde", "echter", "derhalve", "aangezien",
        "wordt", "worden", "werd", "werden", "dient", "betreffende", "inzake", "middels", "conform", "krachtens", "tevens", "alsmede",
        "voorstel", "traject", "participatie", "dagdeel", "dagdelen", "begeleiding", "beschikbaar", "dossier", "toestemming", "gegevens", "verwerking",
        "persoonsgegevens", "grondslag", "beoordeling", "besluitvorming", "algoritme", "rekenmodel", "profiel", "kandidaat", "cliënt", "match", "score",
        "klantmanager", "consulent", "procedure", "indienen", "verwijderen", "corrigeren", "inzage", "rectificatie", "gevolgen", "consequenties",
        "doorgeven", "afkomst", "nationaliteit", "religie", "geslacht", "leeftijdsgrens", "beperkingen", "mobiliteit", "beschikking", "vergoeding",
    };

    [Fact]
    public async Task Every_sentence_is_short_and_simple_on_the_page_of_every_person()
    {
        var counts = new List<int>();
        foreach (var (page, address) in await PagesAsync())
            foreach (var sentence in Sentences(page))
            {
                var words = Words().Matches(sentence).Select(w => w.Value).ToList();
                Assert.True(words.Count <= MostWords, $"{address}, {words.Count} words: {sentence}");
                Assert.True(!words.Any(TooHard.Contains), $"{address}, a hard word: {sentence}");
                Assert.DoesNotContain(';', sentence);
                counts.Add(words.Count);
            }
        Assert.True(counts.Count > 500, "Hardly a sentence was found: does the page still look as this test thinks?");
        Assert.InRange(counts.Average(), 1, MostWordsOnAverage);
    }

    [Theory]
    [InlineData("Jij kiest.")]
    [InlineData("Nee zeggen mag altijd.")]
    [InlineData("Je krijgt geen straf.")]
    [InlineData("Een computer hielp met zoeken.")]
    [InlineData("Een mens koos.")]
    [InlineData("Dit weten wij van jou")]
    [InlineData("Alleen voor plekken met een leeftijd.")]
    [InlineData("Alleen voor groepen van mannen of vrouwen.")]
    [InlineData("Klopt het niet?")]
    [InlineData("Dat heet bezwaar.")]
    [InlineData("Heb je een vraag?")]
    public async Task What_she_must_know_is_on_every_page(string sentence)
    {
        foreach (var (page, address) in await PagesAsync())
            Assert.True(page.Body!.TextContent.Contains(sentence, StringComparison.Ordinal), $"{address} does not say: {sentence}");
    }

    [Fact]
    public async Task It_stands_alone_without_the_desk_around_it()
    {
        foreach (var (page, _) in await PagesAsync())
        {
            Assert.Empty(page.QuerySelectorAll(".site, .foot, form"));
            Assert.All(page.QuerySelectorAll(".plain-lines > li"), line => Assert.NotNull(line.QuerySelector("svg")));
        }
    }

    [Fact]
    public async Task Its_language_is_that_of_the_address_whatever_the_desks_is()
    {
        var (person, actor) = (await PeopleAsync())[0];
        foreach (var english in new[] { false, true })
        {
            var dutch = await town.OpenAsync(actor, TownOverHttp.Url($"/mensen/{person}/gesprek/voor-jou?taal=nl"), english);
            var other = await town.OpenAsync(actor, TownOverHttp.Url($"/mensen/{person}/gesprek/voor-jou?taal=en"), english);

            Assert.Equal(("nl", "en"), (dutch.DocumentElement.GetAttribute("lang"), other.DocumentElement.GetAttribute("lang")));
            Assert.Contains("Jij kiest.", dutch.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("You choose.", other.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private async Task<List<(IDocument Page, string Address)>> PagesAsync()
    {
        var pages = new List<(IDocument, string)>();
        foreach (var (person, actor) in await PeopleAsync())
        {
            var address = TownOverHttp.Url($"/mensen/{person}/gesprek/voor-jou?taal=nl");
            pages.Add((await town.OpenAsync(actor, address), address));
        }
        return pages;
    }

    private async Task<List<(long Person, Service.Pipeline.Actor Actor)>> PeopleAsync() =>
    [
        .. (await town.RowsAsync<(long Id, long Caseworker)>("select id, caseworker_id from newcomers order by id limit 25"))
            .Select(n => (n.Id, town.Caseworkers.Single(a => a.Account == n.Caseworker))),
    ];

    private static IEnumerable<string> Sentences(IDocument page)
    {
        foreach (var purpose in page.QuerySelectorAll(".second"))
            purpose.TextContent = $". {purpose.TextContent}";
        foreach (var own in page.QuerySelectorAll("[data-own], .source, [data-own] *, nav, .visually-hidden, .tick").ToList())
            own.TextContent = "";
        return page.QuerySelectorAll("main h1, main h2, main h3, main p, main li:not(:has(li, p)), main dt, main dd")
            .SelectMany(block => Enders().Split(block.TextContent))
            .Select(text => Spaces().Replace(text, " ").Trim()).Where(text => text.Any(char.IsLetter));
    }

    [GeneratedRegex(@"[\p{L}\d-]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=[.?!:])\s+")]
    private static partial Regex Enders();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
