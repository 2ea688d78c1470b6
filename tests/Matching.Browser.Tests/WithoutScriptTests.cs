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
}
