using Matching.Simulation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>
/// The pictures of the documentation. With <c>MATCHING_PICTURES=1</c> they are made anew, in a town of their own so that they are the
/// same each time; without it they must be there.
/// </summary>
public sealed class PicturesTests(Chromium chromium)
{
    private const int MostBytes = 450_000;
    private const int MostPixelsHigh = 1400;
    private const int MostPixelsOfAnOverview = 3000;

    private static readonly string[] Names = 
    [
        "voorstellen", "voorstel", "mensen", "plek-plaatsen", "nacht", "overzicht", "overzicht-donker", "voortgang", "zonder-voorstel", "afspraken", "mijn-cijfers", "overzicht-en",
    ];

    private static bool AreWanted => Environment.GetEnvironmentVariable("MATCHING_PICTURES") == "1";

    [Fact]
    public async Task The_documentation_has_its_pictures()
    {
        if (AreWanted)
        {
            await using var desk = new DemoDesk();
            await desk.InitializeAsync();
            await new Photographer(chromium, desk).TakeAllAsync();
        }
        foreach (var name in Names)
        {
            var picture = new FileInfo(PathOf(name));
            Assert.True(picture.Exists, $"{picture.Name} is missing: make it with MATCHING_PICTURES=1.");
            Assert.InRange(picture.Length, 1, MostBytes);
        }
    }

    [Fact]
    public void A_tour_shows_only_pictures_that_are_made_here()
    {
        var tours = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(PathOf("x"))!, "..", "tour"), "*.md").Select(File.ReadAllText).ToList();
        var shown = tours.SelectMany(tour => tour.Split("../pictures/").Skip(1)).Select(rest => rest.Split(".png")[0]);

        Assert.True(tours.Count >= 3, "There is a tour for each of the three roles.");
        Assert.Empty(shown.Except(Names));
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "pictures", $"{name}.png");
    }

    private sealed class Photographer(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
    {
        public async Task TakeAllAsync()
        {
            await AsAsync(Desk.Reader, async page =>
            {
                await WorkForAQuarterAsync(page);
                await page.GotoAsync("/voorstellen");
                await TakeAsync(page, "voorstellen");
                await page.GotoAsync($"/voorstellen/{await TellingProposalAsync()}");
                await TakeAsync(page, "voorstel");
                await page.GotoAsync("/mensen");
                await TakeAsync(page, "mensen");
                await page.GotoAsync("/mijn-cijfers");
                await TakeAsync(page, "mijn-cijfers");
            });
            await AsAsync(Desk.Town.Accounts.First(a => a.Role == AccountRole.Coordinator).DisplayName, async page =>
            {
                await page.GotoAsync("/plekken/nieuw");
                await FillInAsync(page);
                await TakeAsync(page, "plek-plaatsen");
            });
            await AsAsync(Desk.Town.Accounts.First(a => a.Role == AccountRole.Manager).DisplayName, async page =>
            {
                await page.GotoAsync("/nachten");
                await page.Link("di 24 nov", exact: true).ClickAsync();
                await Expect(page.Title()).ToContainTextAsync("24 november");
                await TakeAsync(page, "nacht");
                await page.GotoAsync("/kansen");
                await Expect(page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0, new() { Timeout = 60_000 });
                foreach (var (address, name) in new[] { ("/overzicht", "overzicht"), ("/voortgang", "voortgang"), ("/zonder-voorstel", "zonder-voorstel"), ("/beleid/afspraken", "afspraken") })
                {
                    await page.GotoAsync(address);
                    await TakeAsync(page, name, MostPixelsOfAnOverview);
                }
                await page.GotoAsync("/overzicht");
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await TakeAsync(page, "overzicht-donker", MostPixelsOfAnOverview);
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                await page.Button("English").ClickAsync();
                await TakeAsync(page, "overzicht-en", MostPixelsOfAnOverview);
            });
        }

        /// <summary>One with a question, and reasons on both sides.</summary>
        private Task<long> TellingProposalAsync() => Desk.AskAsync<long>("""
            select p.id
            from proposals p
            join accounts a on a.id = p.caseworker_id
            where a.display_name = @Reader and p.status = 'open' and jsonb_array_length(p.evidence -> 'unknowns') = 1
            order by jsonb_array_length(p.evidence -> 'reasons') desc, (p.evidence ->> 'chance')::int desc, p.id
            limit 1
            """, new { Desk.Reader });

        private static async Task FillInAsync(IPage page)
        {
            await page.GetByLabel("Vrijwilligersrol").CheckAsync();
            await page.GetByLabel("Titel").FillAsync("Koffie schenken en een praatje maken");
            foreach (var time in new[] { "dinsdag ochtend", "dinsdag middag", "donderdag middag" })
                await page.GetByLabel(time).CheckAsync();
            await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
            await page.GetByLabel("Spreken", new() { Exact = true }).SelectOptionAsync("A1");
            await page.GetByLabel("Luisteren", new() { Exact = true }).SelectOptionAsync("A2");
            await page.GetByLabel("Plekken (mag leeg)").FillAsync("2");
            await page.GetByLabel("Wie begeleidt?").FillAsync("Ans");
            await page.Title().FocusAsync();
        }

        private static async Task WorkForAQuarterAsync(IPage page)
        {
            await page.GotoAsync("/voorstellen");
            await page.Link("Verder met").ClickAsync();
            foreach (var (verb, choice) in new[] { ("Voorleggen", null), ("Afwijzen", "Te ver weg"), ("Voorleggen", null), ("Later", "Over een week") })
            {
                var before = await page.Title().InnerTextAsync();
                await page.Button(verb).ClickAsync();
                if (choice is not null)
                    await page.Button(choice).ClickAsync();
                await Expect(page.Title()).Not.ToHaveTextAsync(before);
            }
        }

        // As high as the page up to a limit, so that the decision bar stands at the lower edge.
        private static async Task TakeAsync(IPage page, string name, int most = MostPixelsHigh)
        {
            await Expect(page.Title()).ToBeVisibleAsync();
            await page.EvaluateAsync("() => document.fonts.ready");
            await page.SetViewportSizeAsync(1280, Math.Min(
                most, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")));
            await page.ScreenshotAsync(new() { Path = PathOf(name) });
            await page.SetViewportSizeAsync(1280, 800);
        }
    }
}
