using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>Off the waiting list of an opening that is full and on it again: with script and without, and from the keyboard alone.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class WaitingTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Off_the_list_and_on_it_again(bool script) => await AsAsync(await Desk.WithWaitingAsync(), async page =>
    {
        await page.GotoAsync("/wachtlijst");
        var (person, opening) = await PairAsync(page);
        await page.Button("Van de lijst: ").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("staat niet meer op de wachtlijst");

        await page.GotoAsync($"{person}/plekken/{opening}");
        await page.GetByLabel("Ik besprak dit met").CheckAsync();
        await page.Button("Zet op de wachtlijst").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("staat op de wachtlijst");
        await page.Link("Bekijk de hele rij").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Wie wacht" })).ToBeVisibleAsync();
        await page.GotoAsync(person);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Op de wachtlijst" })).ToBeVisibleAsync();
    }, script: script);

    [Fact]
    public async Task On_the_list_from_the_keyboard() => await AsAsync(await Desk.WithWaitingAsync(), async page =>
    {
        await page.GotoAsync("/wachtlijst");
        var (person, opening) = await PairAsync(page);
        await page.TabToAsync(page.Button("Van de lijst: ").First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("staat niet meer op de wachtlijst");

        await page.GotoAsync($"{person}/plekken/{opening}");
        await page.TabToAsync(page.GetByLabel("Ik besprak dit met"));
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("staat op de wachtlijst");
    });

    private static async Task<(string Person, string Opening)> PairAsync(IPage page)
    {
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.Button("Van de lijst: ") }).First;
        return ((await row.Locator("a.list__name").GetAttributeAsync("href"))!, (await row.Locator("a[href^='/wachtlijst/']").GetAttributeAsync("href"))!.Split('/')[^1]);
    }
}
