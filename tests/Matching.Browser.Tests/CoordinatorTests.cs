using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A coordinator and her openings, up to the municipality's check of unpaid work.</summary>
public sealed class CoordinatorTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task A_mistake_is_told_beside_its_field_and_what_was_typed_stays() => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await page.GotoAsync("/plekken/nieuw");
        await page.GetByLabel("Titel").FillAsync("Boeken opruimen");
        await page.GetByLabel("Vrijwilligersrol").CheckAsync();
        await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("80A1");
        await page.Button("Plek plaatsen").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        var postcode = page.GetByLabel("Postcode, alleen de cijfers");
        await Expect(postcode).ToHaveAccessibleDescriptionAsync("'80A1' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.");
        await Expect(postcode).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Titel")).ToHaveValueAsync("Boeken opruimen");
        await Axe.FindsNothingAsync(page);

        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(postcode).ToBeFocusedAsync();
        await postcode.FillAsync("8011");
        await page.Button("Plek plaatsen").ClickAsync();
        await Expect(page.GetByText("De plek is geplaatst.")).ToBeFocusedAsync();
        await Expect(page.Link("Boeken opruimen", exact: true)).ToBeVisibleAsync();
    });

    [Fact]
    public async Task She_edits_and_closes_an_opening() => await AsAsync(await Desk.CoordinatorAsync(), async page =>
    {
        await PostAsync(page, "Boeken opruimen", "Vrijwilligersrol");
        await page.Link("Boeken opruimen", exact: true).ClickAsync();
        await page.GetByLabel("Titel").FillAsync("Boeken en tijdschriften opruimen");
        await page.GetByLabel("Plekken (mag leeg)").FillAsync("3");
        await page.Button("Bewaren").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Boeken en tijdschriften opruimen");
        await Expect(page.GetByText("Bewaard. Vannacht doet de plek zo mee.")).ToBeVisibleAsync();
        await Expect(page.GetByText("0 van 3 bezet")).ToBeVisibleAsync();

        await page.Button("Sluit deze plek").ClickAsync();
        await Expect(page.GetByText("De plek is gesloten.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Boeken en tijdschriften opruimen" })).ToContainTextAsync("Gesloten");
        await page.Link("Boeken en tijdschriften opruimen", exact: true).ClickAsync();
        await Expect(page.Button("Bewaren")).ToHaveCountAsync(0);
        await Axe.FindsNothingAsync(page);
    });

    [Fact]
    public async Task She_finds_nothing_at_the_addresses_of_others() => await AsAsync(await Desk.CoordinatorAsync(), page => page.FindsNothingAtAsync(
        "/voorstellen", "/voorstellen/1", "/mensen", "/mensen/1", "/concepten", "/nachten", "/nachten/1", "/plekken/1"));

    [Fact]
    public async Task Unpaid_work_waits_for_a_caseworkers_check()
    {
        var coordinator = await Desk.CoordinatorAsync();
        await AsAsync(coordinator, async page =>
        {
            await page.GotoAsync("/plekken/nieuw");
            await page.GetByLabel("Taalstage").CheckAsync();
            await page.GetByLabel("Titel").FillAsync("Meedraaien in de weggeefwinkel");
            await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
            await page.GetByLabel("Plekken (mag leeg)").FillAsync("2");
            await page.Button("Plek plaatsen").ClickAsync();
            await Expect(page.GetByText("De plek is bewaard als concept.")).ToBeVisibleAsync();
            await Axe.FindsNothingAsync(page);

            await page.Link("Meedraaien in de weggeefwinkel", exact: true).ClickAsync();
            await Expect(page.GetByText("Wacht op een leerdoel")).ToBeVisibleAsync();
            await page.GetByLabel("Laatste dag").FillAsync("2027-02-26");
            await page.GetByLabel("Wie begeleidt?").FillAsync("Wil van de winkel");
            await page.GetByLabel("Wat leert iemand hier?").FillAsync("Klanten te woord staan");
            await page.GetByLabel("Deze plek komt niet in plaats van betaald werk").CheckAsync();
            await page.Button("Plek plaatsen").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Meedraaien in de weggeefwinkel" }))
                .ToContainTextAsync("Wacht op de controle door de gemeente");
        });

        await AsAsync(await Desk.CaseworkerAsync(people: 0), async page =>
        {
            await page.GotoAsync("/concepten");
            await page.Button("Nagekeken, publiceer Meedraaien in de weggeefwinkel").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("gepubliceerd");
            await Expect(page.Button("Nagekeken, publiceer Meedraaien in de weggeefwinkel")).ToHaveCountAsync(0);
        });

        await AsAsync(coordinator, async page =>
        {
            await page.GotoAsync("/plekken");
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Meedraaien in de weggeefwinkel" })).ToContainTextAsync("0 van 2");
            await Expect(page.GetByText("Wacht op")).ToHaveCountAsync(0);
        });
    }

    private static async Task PostAsync(IPage page, string title, string kind)
    {
        await page.GotoAsync("/plekken/nieuw");
        await page.GetByLabel("Titel").FillAsync(title);
        await page.GetByLabel(kind).CheckAsync();
        await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
        await page.Button("Plek plaatsen").ClickAsync();
        await Expect(page.GetByText("De plek is geplaatst.")).ToBeVisibleAsync();
    }
}
