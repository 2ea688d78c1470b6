using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>The same decisions where scripts do not run: plain links and forms.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class WithoutScriptTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task Every_decision_and_its_undo_pass() => await AsAsync(await Desk.CaseworkerAsync(people: 3), async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        var first = await page.Title().InnerTextAsync();

        await page.Link("Afwijzen").ClickAsync();
        await page.DecideAsync(() => page.Button("Te ver weg").ClickAsync(), "Afgewezen");
        await page.UndoLine().GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(first);

        await page.Link("Later").ClickAsync();
        await page.DecideAsync(() => page.Button("Morgen").ClickAsync(), "Later");

        await page.Link("Later").ClickAsync();
        await page.GetByLabel("Een andere dag").FillAsync("2026-12-07");
        await page.DecideAsync(() => page.Button("Kies", exact: true).ClickAsync(), "Later");

        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");

        await page.GotoAsync("/voorstellen?lijst=antwoord");
        await page.Button("Ja: ").First.ClickAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Zei ja");
        await page.GotoAsync("/voorstellen?lijst=later");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Later" })).ToContainTextAsync("ma 7 dec");
    }, script: false);

    [Fact]
    public async Task A_question_can_be_answered() => await AsAsync(await Desk.CaseworkerAsync(people: 1, withQuestion: true), async page =>
    {
        await page.GotoAsync("/mensen?toon=vragen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Group).First.GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
    }, script: false);

    [Fact]
    public async Task A_dossier_is_corrected_after_its_effect_was_shown() => await AsAsync(await Desk.CaseworkerAsync(people: 1), async page =>
    {
        await page.GotoAsync("/mensen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await page.Link("Gegevens wijzigen").ClickAsync();

        await page.GetByLabel("Minuten reizen, enkele reis").FillAsync("900");
        await page.Button("Bekijk wat dit verandert").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Schrijf een aantal minuten van 5 tot en met 180.");
        await Expect(page.GetByLabel("Minuten reizen, enkele reis")).ToHaveValueAsync("900");

        await page.GetByLabel("Minuten reizen, enkele reis").FillAsync("7");
        await page.Button("Bekijk wat dit verandert").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Met deze wijziging" })).ToBeVisibleAsync();
        await page.Button("Bewaren", exact: true).ClickAsync();

        await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
        await page.Link("Gegevens wijzigen").ClickAsync();
        await Expect(page.GetByLabel("Minuten reizen, enkele reis")).ToHaveValueAsync("7");
    }, script: false);

    [Fact]
    public async Task An_opening_of_ones_own_choice_is_found_and_proposed() => await AsAsync(await Desk.CaseworkerAsync(people: 3), async page =>
    {
        await page.GotoAsync("/mensen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Link("Zelf een plek kiezen").ClickAsync();
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Button("Toch voorstellen").ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/voorstellen/[0-9]+$"));
        await Expect(page.Button("Voorleggen")).ToBeVisibleAsync();
    }, script: false);
}
