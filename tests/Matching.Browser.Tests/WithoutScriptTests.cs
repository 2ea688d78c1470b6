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

    [Fact]
    public async Task A_colleague_is_asked_and_answers()
    {
        const string question = "Ken jij deze organisatie?";
        var colleague = await Desk.CaseworkerAsync(people: 0);
        var asker = await Desk.CaseworkerAsync(people: 1);
        var proposal = "";
        await AsAsync(asker, async page =>
        {
            await page.GotoAsync("/voorstellen");
            await page.Link("Verder met").ClickAsync();
            proposal = new Uri(page.Url).AbsolutePath;
            await page.Link("Overleg").ClickAsync();
            await page.GetByLabel("Collega").SelectOptionAsync(colleague);
            await page.GetByLabel("Wat wil je weten?").FillAsync(question);
            await page.DecideAsync(() => page.Button("Vraag het").ClickAsync(), "Overleg");
        }, script: false);
        await AsAsync(colleague, async page =>
        {
            var asked = await Desk.AskAsync<long>(
                "select c.id from consultations c join accounts a on a.id = c.asked where a.display_name = @colleague order by c.id desc limit 1", new { colleague });
            await page.GotoAsync($"/overleg/{asked}");
            await Expect(page.GetByText(question)).ToBeVisibleAsync();
            await page.GetByLabel("Wat raad je").FillAsync("Ja, zij nemen de tijd.");
            await page.Button("Stuur je antwoord").ClickAsync();
            await Expect(page.GetByText("Je antwoord is verstuurd.")).ToBeVisibleAsync();
        }, script: false);
        await AsAsync(asker, async page =>
        {
            await page.GotoAsync(proposal);
            await Expect(page.GetByText("Ja, zij nemen de tijd.")).ToBeVisibleAsync();
            await Expect(page.Button("Voorleggen")).ToBeVisibleAsync();
        }, script: false);
    }

    [Fact]
    public async Task Openings_and_people_are_compared() => await AsAsync(await Desk.CaseworkerAsync(people: 3), async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        var proposal = new Uri(page.Url).AbsolutePath;

        await page.Link("Vergelijk met andere plekken").ClickAsync();
        await page.Link("Alleen verschillen").ClickAsync();
        await page.Link("Toon alles").ClickAsync();
        await page.Link("Open dit voorstel").First.ClickAsync();
        await Expect(page.Button("Voorleggen")).ToBeVisibleAsync();

        await page.GotoAsync(proposal);
        await page.Link("Vergelijk met jouw andere mensen").ClickAsync();
        var before = await page.GetByRole(AriaRole.Columnheader).CountAsync();
        await page.GetByLabel("Wie van jouw mensen?").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.Button("Vergelijk", exact: true).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(Math.Min(before + 1, 3));
        await page.Link("Open dit voorstel: ").First.ClickAsync();
        await Expect(page.Button("Voorleggen")).ToBeVisibleAsync();
    }, script: false);

    [Fact]
    public async Task Ones_own_keys_are_chosen_and_a_key_used_twice_is_refused() => await AsAsync(await Desk.CaseworkerAsync(people: 1), async page =>
    {
        await page.GotoAsync("/instellingen");
        await page.GetByLabel("Afwijzen", new() { Exact = true }).FillAsync("N");
        await page.GetByLabel("Later", new() { Exact = true }).FillAsync("N");
        await page.Button("Bewaar", exact: true).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.GetByLabel("Later", new() { Exact = true }).FillAsync("L");
        await page.Button("Bewaar", exact: true).ClickAsync();
        await Expect(page.GetByText("Je instellingen zijn bewaard.")).ToBeVisibleAsync();
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Link("Afwijzen")).ToHaveAttributeAsync("aria-keyshortcuts", new System.Text.RegularExpressions.Regex("^[nN]$"));
    }, script: false);
}
