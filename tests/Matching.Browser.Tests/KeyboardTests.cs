using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>The same desk from the keyboard: with single keys, and with nothing but Tab and Enter.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class KeyboardTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task Single_keys_decide_and_undo() => await AsAsync(await Desk.CaseworkerAsync(people: 2), async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync(" bij ");
        await Expect(page.Title()).ToBeFocusedAsync();
        var first = await page.Title().InnerTextAsync();

        await page.Keyboard.PressAsync("x");
        await Expect(page.Button("Te ver weg")).ToBeVisibleAsync();
        await page.DecideAsync(() => page.Keyboard.PressAsync("1"), "Afgewezen");
        await Expect(page.Title()).ToBeFocusedAsync();
        await Expect(page.Title()).Not.ToHaveTextAsync(first);

        await page.Keyboard.PressAsync("z");
        await Expect(page.Title()).ToHaveTextAsync(first);
        await Expect(page.Title()).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("l");
        await page.DecideAsync(() => page.Keyboard.PressAsync("2"), "Later");
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.DecideAsync(() => page.Keyboard.PressAsync("a"), "Voorgelegd");
    });

    [Fact]
    public async Task Keys_page_through_the_queue() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Place(1)).ToBeVisibleAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Place(2)).ToBeVisibleAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Place(1)).ToBeVisibleAsync();
    });

    [Fact]
    public async Task Escape_folds_the_reasons_and_a_digit_does_nothing_then() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Button("Te ver weg")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Button("Te ver weg")).ToBeHiddenAsync();
        await Expect(page.Button("Afwijzen")).ToBeFocusedAsync();
        var here = page.Url;
        await page.Keyboard.PressAsync("1");

        await Expect(page).ToHaveURLAsync(here);
        await Expect(page.UndoLine()).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task Single_keys_can_be_switched_off_and_changed() => await AsAsync(await Desk.CaseworkerAsync(people: 2), async page =>
    {
        await page.GotoAsync("/instellingen");
        await page.GetByLabel("Later", new() { Exact = true }).FillAsync("t");
        await page.Button("Bewaar").ClickAsync();
        await Expect(page.GetByText("Je instellingen zijn bewaard.")).ToBeFocusedAsync();
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(page.GetByText("Wanneer wil je dit weer zien?")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("t");
        await Expect(page.GetByText("Wanneer wil je dit weer zien?")).ToBeVisibleAsync();

        await page.GotoAsync("/instellingen");
        await page.GetByLabel("Nee, sneltoetsen uit").CheckAsync();
        await page.Button("Bewaar").ClickAsync();
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");

        await Expect(page.Button("Te ver weg")).ToBeHiddenAsync();
        await Expect(page.GetByText("X", new() { Exact = true })).ToBeHiddenAsync();
    });

    [Fact]
    public async Task A_slash_searches_and_asking_a_colleague_needs_no_mouse() => await AsAsync(await Desk.CaseworkerAsync(people: 2), async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Zoek persoon of plek")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("N-");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("Zoeken");

        await page.GotoAsync("/voorstellen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync(" bij ");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Title()).ToContainTextAsync("Vergelijk");
        await page.GoBackAsync();
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByLabel("Collega", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Ken jij deze plek?");
        await page.Keyboard.PressAsync("Tab");
        await page.DecideAsync(() => page.Keyboard.PressAsync("Enter"), "Overleg");
    });

    [Fact]
    public async Task Everything_is_within_reach_of_Tab_and_Enter()
    {
        var who = await Desk.CaseworkerAsync(people: 2);
        await AsStrangerAsync(async page =>
        {
            await page.GotoAsync("/inloggen");
            await page.TabToAsync(page.Button($"Kijk als {who}", exact: true));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Title()).ToHaveTextAsync("Voorstellen van vannacht");

            await page.TabToAsync(page.Link("Verder met"));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Title()).ToContainTextAsync(" bij ");

            await page.TabToAsync(page.Button("Afwijzen"));
            await page.Keyboard.PressAsync(" ");
            await page.TabToAsync(page.Button("Iets anders Komt terug als er iets verandert.", exact: true));
            await page.DecideAsync(() => page.Keyboard.PressAsync("Enter"), "Afgewezen");

            await page.Keyboard.PressAsync("Shift+Tab");
            await page.TabToAsync(page.Button("Voorleggen"));
            await page.DecideAsync(() => page.Keyboard.PressAsync("Enter"), "Voorgelegd");
        });
    }

    [Fact]
    public async Task Where_focus_is_can_be_seen_and_nothing_lies_over_it() => await AsAsync(Desk.Reader, async page =>
    {
        // A proposal with a question has the most to tab through.
        await page.GotoAsync("/voorstellen?lijst=vraag");
        await page.Locator("main tbody a[href^='/voorstellen/']").First.ClickAsync();
        await Expect(page.Title()).ToBeFocusedAsync();
        await page.SetViewportSizeAsync(1280, 600);
        var stops = 0;
        for (; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var wrong = await page.EvaluateAsync<string?>("""
                () => {
                  const here = document.activeElement;
                  if (here === document.body) return 'end';
                  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
                  const x = box.x + box.width / 2, y = box.y + box.height / 2;
                  const top = document.elementFromPoint(x, y);
                  const name = here.outerHTML.slice(0, 100);
                  if (!top || !(here.contains(top) || top.contains(here))) return `covered: ${name}`;
                  if (style.outlineStyle === 'none' && style.boxShadow === 'none') return `invisible: ${name}`;
                  return null;
                }
                """);
            if (wrong == "end")
                break;
            Assert.Null(wrong);
        }
        Assert.InRange(stops, 10, 59);
    });
}
