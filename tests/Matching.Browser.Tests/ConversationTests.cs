using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A conversation from the list of the day to what was said, from the keyboard and without scripts.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class ConversationTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task A_conversation_is_prepared_and_written_down_without_script() => await AsAsync(await Desk.CaseworkerAsync(people: 2), async page =>
    {
        await page.GotoAsync("/gesprekken");
        await AnyConversation(page).ClickAsync();
        await page.GetByLabel("Dag van het gesprek (mag leeg)").FillAsync("2026-11-24");
        await page.Button("Bewaar de keuze").ClickAsync();
        await Expect(page.GetByText("Bewaard. Dit ligt de volgende keer op tafel.")).ToBeVisibleAsync();
        await Expect(page.GetByText("gepland voor vandaag")).ToBeVisibleAsync();

        var said = page.GetByRole(AriaRole.Group);
        await said.Nth(0).GetByLabel("Ja").CheckAsync();
        await said.Nth(1).GetByLabel("Nee, nu niet").CheckAsync();
        await page.GetByLabel("Notitie").FillAsync("Wil eerst een keer gaan kijken.");
        var day = page.GetByLabel("Dag van het gesprek", new() { Exact = true });
        await day.EvaluateAsync("element => { element.removeAttribute('min'); element.value = '2026-01-05'; }");
        await page.Button("Gesprek bewaren").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kies de dag van het gesprek");
        await Expect(page.GetByLabel("Notitie")).ToHaveValueAsync("Wil eerst een keer gaan kijken.");
        await Expect(said.Nth(0).GetByLabel("Ja")).ToBeCheckedAsync();
        await day.FillAsync("2026-11-24");
        await page.Button("Gesprek bewaren").ClickAsync();

        await Expect(page.GetByText("Het gesprek van di 24 nov is bewaard.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("zei ja");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("wil dit nu niet");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Eerdere gesprekken" })).ToContainTextAsync("Wil eerst een keer gaan kijken.");
        await page.GotoAsync("/gesprekken");
        await Expect(page.GetByText("Vandaag gehad")).ToBeVisibleAsync();
    }, script: false);

    [Fact]
    public async Task Nothing_of_this_is_one_press_from_the_keyboard() => await AsAsync(await Desk.CaseworkerAsync(people: 1), async page =>
    {
        await page.GotoAsync("/gesprekken");
        await page.TabToAsync(AnyConversation(page));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync("Gesprek met");
        await Expect(page.Title()).ToBeFocusedAsync();

        await page.TabToAsync(page.GetByLabel("Niet besproken").First);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.TabToAsync(page.Button("Niets hiervan"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("[?&]gehad="));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("wil dit nu niet");
        await Expect(page.GetByRole(AriaRole.Status)).Not.ToContainTextAsync("zei ja");
    });

    [Fact]
    public async Task The_page_for_the_newcomer_turns_to_her_language_and_back() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/gesprekken");
        await AnyConversation(page).ClickAsync();
        await page.Link("in het Engels").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You choose." })).ToBeVisibleAsync();
        await page.Link("Nederlands").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Jij kiest." })).ToBeVisibleAsync();
        await page.Link("Terug").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("Gesprek met");
    });

    [Fact]
    public async Task On_paper_there_are_no_bars_and_every_source_is_kept() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/gesprekken");
        await AnyConversation(page).ClickAsync();
        var sources = await page.Locator(".option .source").CountAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var hidden in new[] { ".site__nav", ".foot", ".actions", ".said", ".crumbs" })
            await Expect(page.Locator(hidden).First).ToBeHiddenAsync();
        await Expect(page.Locator(".option .source").Filter(new() { Visible = true })).ToHaveCountAsync(sources);
        await Expect(page.Locator(".written-lines")).ToBeVisibleAsync();
        Assert.True(sources > 0, "The page of the test has no source.");
    });

    /// <summary>The first person on the list, with a day or without one.</summary>
    private static ILocator AnyConversation(IPage page) => page.Locator("main a[href$='/gesprek']").First;
}
