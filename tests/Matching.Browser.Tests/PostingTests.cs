using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A coordinator posts, copies, pauses, closes and imports: from the keyboard alone, and where scripts do not run.</summary>
public sealed class PostingTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task Five_questions_copy_pause_and_close_without_script() => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/plekken");
        await page.Link("Plek plaatsen").Last.ClickAsync();
        await page.GetByLabel("Vrijwilligersrol").CheckAsync();
        await page.GetByLabel("Titel").FillAsync("Samen koken");
        await page.GetByLabel("dinsdag ochtend").CheckAsync();
        await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
        await page.GetByLabel("Spreken", new() { Exact = true }).SelectOptionAsync("A2");
        await page.GetByLabel("Plekken (mag leeg)").FillAsync("2");
        await page.GetByLabel("Past bij wie houdt van").FillAsync("koken, bakken en proeven\ntuin");
        await page.Button("Tel hoeveel mensen passen").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Bij hoeveel mensen past dit?" })).ToContainTextAsync("Zoals het formulier nu is ingevuld.");
        await Expect(page.GetByLabel("Titel")).ToHaveValueAsync("Samen koken");
        await page.Button("Plek plaatsen").ClickAsync();
        await Expect(page.GetByText("De plek is geplaatst.")).ToBeVisibleAsync();

        await page.Link("Samen koken", exact: true).ClickAsync();
        await Expect(page.GetByLabel("Past bij wie houdt van")).ToHaveValueAsync("koken, bakken en proeven\ntuin");
        await page.Button("Kopieer").ClickAsync();
        await Expect(page.GetByText("Dit is een kopie.")).ToBeVisibleAsync();
        await page.GotoAsync("/plekken");
        await page.Button("Pauzeer: Samen koken", exact: true).ClickAsync();
        await Expect(page.GetByText("De plek heeft pauze.")).ToBeVisibleAsync();
        await page.Button("Hervat: Samen koken", exact: true).ClickAsync();
        await Expect(page.GetByText("De plek staat weer open.")).ToBeVisibleAsync();
        await page.Link("Samen koken", exact: true).ClickAsync();
        await page.Button("Sluit deze plek").ClickAsync();
        await Expect(page.GetByText("De plek is gesloten.")).ToBeVisibleAsync();
    }, script: false);

    [Fact]
    public async Task Five_questions_pause_and_close_from_the_keyboard() => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/plekken/nieuw");
        await page.TabToAsync(page.GetByLabel("Werkplek"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.GetByLabel("Vrijwilligersrol")).ToBeCheckedAsync();
        await page.TabToAsync(page.GetByLabel("Titel"));
        await page.Keyboard.TypeAsync("Voorlezen");
        await page.TabToAsync(page.GetByLabel("Postcode, alleen de cijfers"));
        await page.Keyboard.TypeAsync("8011");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex("^Nu passen (ongeveer|minder dan) "));
        await page.TabToAsync(page.GetByLabel("Spreken", new() { Exact = true }));
        await page.Keyboard.TypeAsync("B");
        await page.TabToAsync(page.Button("Plek plaatsen"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("De plek is geplaatst.")).ToBeFocusedAsync();

        await page.TabToAsync(page.Button("Pauzeer: Voorlezen"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("De plek heeft pauze.")).ToBeFocusedAsync();
        await page.TabToAsync(page.Link("Voorlezen", exact: true));
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(page.Button("Sluit deze plek"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("De plek is gesloten.")).ToBeFocusedAsync();
    });

    [Theory]
    [InlineData("In een groep", "", "", "Schrijf hoeveel mensen mee kunnen doen.", "8", "", "0 van 8")]
    [InlineData("Inloop", "5", "", "Bij een inloop kan iedereen binnenlopen. Laat het aantal leeg, of kies een groep.", "", "", "0 bezet, geen grens")]
    [InlineData("Eén keer", "12", "", "Eén keer: kies de dag.", "12", "2026-12-04", "0 van 12")]
    public async Task A_group_a_drop_in_and_a_visit_each_ask_what_they_need(
        string form, string places, string day, string refused, string placesThen, string dayThen, string taken) => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/plekken/nieuw");
        await page.GetByLabel("Vrijwilligersrol").CheckAsync();
        await page.GetByLabel("Titel").FillAsync("Wandelen");
        await page.GetByLabel("Hoe?").SelectOptionAsync(form);
        await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
        await FillAsync(page, places, day);
        await page.Button("Plek plaatsen").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(refused);

        await FillAsync(page, placesThen, dayThen);
        await page.Button("Plek plaatsen").ClickAsync();
        await Expect(page.GetByText("De plek is geplaatst.")).ToBeFocusedAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Wandelen" });
        await Expect(row).ToContainTextAsync(form, new() { IgnoreCase = true });
        await Expect(row).ToContainTextAsync(taken);
        if (dayThen.Length > 0)
            await Expect(row).ToContainTextAsync("4 dec");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_is_looked_at_row_by_row_and_then_stored(bool script) => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/plekken");
        await page.Link("Lijst inlezen").ClickAsync();
        var organisation = await OrganisationAsync(page);
        await ChooseAsync(page, $"""
            extern_id;organisatie;titel;soort;postcode;plaatsen
            K-1;{organisation};Koffie schenken;vrijwilligersrol;8011;2
            K-2;{organisation};Tuin;vrijwilligersrol;80A1;x
            K-3;Een andere stichting;Zwemmen;sportclub;8011;3

            """);
        await page.TabToAsync(page.Button("Bekijk wat er zou gebeuren"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Koffie schenken" })).ToContainTextAsync("Nieuw");
        var refused = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tuin" });
        await Expect(refused).ToContainTextAsync("postcode: '80A1' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.");
        await Expect(refused).ToContainTextAsync("plaatsen: 'x' is geen heel getal.");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Zwemmen" })).ToContainTextAsync("jij leest alleen plekken van");

        await page.TabToAsync(page.Button("Lees 1 regel in"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Ingelezen: 1 regel nieuw. 2 regels niet ingelezen.")).ToBeVisibleAsync();
        await page.Link("Naar mijn plekken").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Koffie schenken" })).ToContainTextAsync("0 van 2");
        await Expect(page.GetByText("Tuin")).ToHaveCountAsync(0);
    }, script);

    [Fact]
    public async Task A_list_that_is_not_wanted_or_too_large_leaves_nothing() => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/inlezen");
        var organisation = await OrganisationAsync(page);
        await ChooseAsync(page, $"extern_id;organisatie;titel;soort;postcode\nW-1;{organisation};Weg ermee;maatje;8011\n");
        await page.Button("Bekijk wat er zou gebeuren").ClickAsync();
        var address = page.Url;
        await page.Button("Niet inlezen").ClickAsync();
        await Expect(page.GetByText("De lijst is weggegooid. Er is niets ingelezen.")).ToBeFocusedAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByText("Die lijst staat hier niet meer")).ToBeVisibleAsync();

        await ChooseAsync(page, new string('x', 6 * 1024 * 1024));
        await page.Button("Bekijk wat er zou gebeuren").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dit bestand is groter dan 5 MB. Knip het in stukken, of laat je beheerder het inlezen.");
        await page.GotoAsync("/plekken");
        await Expect(page.GetByText("Weg ermee")).ToHaveCountAsync(0);
    });

    private async Task<string> OrganisationAsync(IPage page)
    {
        var who = await page.Locator(".site__name").InnerTextAsync();
        return await Desk.AskAsync<string>(
            "select g.name from organisations g join accounts a on a.organisation_id = g.id where a.display_name = @who", new { who = who.Trim() });
    }

    private static async Task FillAsync(IPage page, string places, string day)
    {
        await page.GetByLabel("Plekken (mag leeg)").FillAsync(places);
        await page.GetByLabel("Eerste dag").FillAsync(day);
    }

    private static Task ChooseAsync(IPage page, string file) => page.GetByLabel("Bestand").SetInputFilesAsync(
        new FilePayload { Name = "plekken.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
}
