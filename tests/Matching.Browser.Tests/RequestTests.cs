using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A host asks, the municipality answers, the host reads it: with script and without, and from the keyboard alone.</summary>
public sealed class RequestTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    private string Coordinator => Desk.Town.Accounts.First(a => a.Email == Desk.Town.Openings.First(o => o.Opening.Status == Engine.Domain.OpeningStatus.Published).CoordinatorEmail).DisplayName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_and_answered(bool script)
    {
        var words = $"Wij zoeken iemand voor dinsdag, {(script ? "graag snel" : "geen haast")}";
        await AsAsync(Coordinator, async page =>
        {
            await page.GotoAsync("/plekken/vragen");
            await page.GetByLabel("In een paar woorden").FillAsync(words);
            await page.Button("Vraag het de gemeente").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Je vraag ligt bij de gemeente");
            await Expect(page.GetByText(words)).ToBeVisibleAsync();
        }, script: script);
        await AsAsync(Desk.Beginner, async page =>
        {
            await page.GotoAsync("/vragen");
            var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = words });
            await row.GetByRole(AriaRole.Textbox).FillAsync($"Dat kan: {words}");
            await row.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Je antwoord is verstuurd");
        }, script: script);
        await AsAsync(Coordinator, async page =>
        {
            await page.GotoAsync("/plekken/vragen");
            await Expect(page.GetByText($"Dat kan: {words}")).ToBeVisibleAsync();
        }, script: script);
    }

    [Fact]
    public async Task Asked_and_withdrawn_from_the_keyboard() => await AsAsync(Coordinator, async page =>
    {
        await page.GotoAsync("/plekken/vragen");
        await page.TabToAsync(page.GetByLabel("Waar gaat het over?"));
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Kom woensdag kijken");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Je vraag ligt bij de gemeente");

        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Kom woensdag kijken" });
        await page.TabToAsync(row.GetByRole(AriaRole.Button));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Je vraag is ingetrokken");
    });
}
