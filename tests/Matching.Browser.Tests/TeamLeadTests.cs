using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A team lead and the nights.</summary>
public sealed class TeamLeadTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task One_night_shows_its_stages_and_why_people_have_no_proposal() => await AsAsync(Desk.Manager, async page =>
    {
        await page.GotoAsync("/");
        await Expect(page.Title()).ToHaveTextAsync("Overzicht");
        await page.Link("Alle nachten").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Nachten");
        await page.Link("di 24 nov", exact: true).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Nacht van dinsdag 24 november 2026");

        var stages = page.GetByRole(AriaRole.Region, new() { Name = "Stappen van de nacht" });
        foreach (var stage in new[] { "Gegevens lezen", "Regels toetsen", "Verdelen", "Samen" })
            await Expect(stages.GetByRole(AriaRole.Rowheader, new() { Name = stage })).ToBeVisibleAsync();

        var why = page.GetByRole(AriaRole.Region, new() { Name = "zonder voorstel, waarom?" });
        var without = int.Parse((await why.GetByRole(AriaRole.Heading).InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);
        var rows = why.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader) });
        var people = 0;
        foreach (var row in await rows.AllAsync())
            people += int.Parse((await row.GetByRole(AriaRole.Cell).AllInnerTextsAsync())[1], CultureInfo.InvariantCulture);
        Assert.Equal(without, people);
    });

    [Fact]
    public async Task From_a_figure_to_the_list_behind_it_by_keyboard_alone() => await AsAsync(Desk.Manager, async page =>
    {
        await page.GotoAsync("/overzicht");
        await page.TabToAsync(page.Link("Mensen zonder voorstel", exact: true));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("Mensen zonder voorstel");

        await page.GotoAsync("/voortgang");
        await page.TabToAsync(page.Link("Aan het werk"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("Aan het werk");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "nu, di 24 nov" })).ToBeVisibleAsync();
    });

    [Fact]
    public async Task A_goal_is_agreed_on_without_script() => await AsAsync(Desk.Manager, async page =>
    {
        await page.GotoAsync("/beleid/afspraken");
        await page.GetByLabel("Waarvoor").SelectOptionAsync("goal:education");
        await page.GetByLabel("Getal").FillAsync("25");
        await page.GetByLabel("Kenmerk").FillAsync("raadsbesluit 2026-77");
        await page.Button("Bewaar deze afspraak").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kies de dag waarop dit is besloten");

        await page.GetByLabel("Besloten op").FillAsync("2026-11-02");
        await page.Button("Bewaar deze afspraak").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Doel: Doet een opleiding" })).ToContainTextAsync("25 %");
        await page.GotoAsync("/voortgang");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Doet een opleiding: nu" })).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("doel 25"));
    }, script: false);

    [Fact]
    public async Task Nights_can_be_paged_through() => await AsAsync(Desk.Manager, async page =>
    {
        await page.GotoAsync("/nachten");
        await page.Link("di 24 nov", exact: true).ClickAsync();
        await page.Link("Vorige nacht").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Nacht van maandag 23 november 2026");
        await page.Link("Volgende nacht").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Nacht van dinsdag 24 november 2026");
    });

    [Fact]
    public async Task Dossiers_and_openings_are_not_the_team_leads() =>
        await AsAsync(Desk.Manager, page => page.FindsNothingAtAsync("/voorstellen", "/voorstellen/1", "/mensen/1", "/plekken", "/plekken/1"));
}
