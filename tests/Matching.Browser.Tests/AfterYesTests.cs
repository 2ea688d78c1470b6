using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>From the yes to the first question how it goes: with the mouse, from the keyboard alone, and without script.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class AfterYesTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_yes_to_started_and_back(bool script) => await AsAsync(await Desk.CaseworkerAsync(people: 1), async page =>
    {
        await SayYesAsync(page);
        await page.GotoAsync("/na-het-ja");
        await Expect(page.GetByText("Kennismaking plannen")).ToBeVisibleAsync();

        await page.Button("Kennismaking: ").First.ClickAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Kennismaking opgeschreven");
        await page.Button("Begonnen: ").First.ClickAsync();
        await Expect(page.GetByText("Vragen hoe het gaat, na 1 week")).ToBeVisibleAsync();
        await page.UndoLine().GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("Begin opschrijven")).ToBeVisibleAsync();
    }, script: script);

    [Fact]
    public async Task Steps_are_recorded_from_the_keyboard() => await AsAsync(await Desk.CaseworkerAsync(people: 1), async page =>
    {
        await SayYesAsync(page);
        await page.GotoAsync("/na-het-ja");

        await page.TabToAsync(page.Button("Kennismaking: ").First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.UndoLine()).ToContainTextAsync("Kennismaking opgeschreven");
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.TabToAsync(page.GetByText("Stopt", new() { Exact = true }).First);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.UndoLine()).ToContainTextAsync("De plek is weer vrij");
    });

    private static async Task SayYesAsync(IPage page)
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");
        await page.GotoAsync("/voorstellen?lijst=antwoord");
        await page.Button("Ja: ").First.ClickAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Zei ja");
    }
}
