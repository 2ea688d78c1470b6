using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>Whole journeys through a dossier: with the mouse, by keyboard alone, and without JavaScript.</summary>
public sealed class DossierTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    private Task<long> PersonOfAsync(string caseworker, string with = "true") => Desk.AskAsync<long>($"""
        select n.id from newcomers n join accounts a on a.id = n.caseworker_id
        where a.display_name = @caseworker and ({with}) order by n.id limit 1
        """, new { caseworker });

    [Fact]
    public async Task Who_gets_a_break_leaves_the_round_and_the_list_says_until_when_by_keyboard_alone()
    {
        var caseworker = await Desk.CaseworkerAsync(people: 2);
        var person = await PersonOfAsync(caseworker);
        await AsAsync(caseworker, async page =>
        {
            await page.GotoAsync($"/mensen/{person}");
            var panel = page.GetByRole(AriaRole.Region, new() { Name = "Tempo en pauze" });
            await page.TabToAsync(panel.GetByText("Aanpassen"));
            await page.Keyboard.PressAsync("Enter");
            await page.TabToAsync(panel.GetByLabel("Pauze tot"));
            await page.Keyboard.TypeDayAsync(new(2026, 12, 21));
            await Expect(panel.GetByLabel("Pauze tot")).ToHaveValueAsync("2026-12-21");
            await page.TabToAsync(panel.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat dit verandert" }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("eraf");
            await page.TabToAsync(panel.GetByRole(AriaRole.Button, new() { Name = "Bewaren" }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
            await page.GotoAsync("/mensen?toon=wacht");
            await Expect(page.GetByText("Pauze tot 21 dec 2026")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Somebody_is_registered_without_JavaScript_and_nothing_that_was_typed_is_lost()
    {
        var caseworker = await Desk.CaseworkerAsync(people: 0);
        await AsAsync(caseworker, async page =>
        {
            await page.GotoAsync("/mensen/nieuw");
            await page.GetByLabel("Roepnaam").FillAsync("Hiwot");
            await page.GetByLabel("Minuten reizen, enkele reis").FillAsync("45");
            await page.Button("Inschrijven").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Zonder postcode");
            await Expect(page.GetByLabel("Roepnaam")).ToHaveValueAsync("Hiwot");
            await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
            await page.Button("Bekijk wat er past").ClickAsync();
            await Expect(page.GetByText("Nog niets is bewaard.").First).ToBeVisibleAsync();
            await page.Button("Inschrijven").ClickAsync();
            await Expect(page.Title()).ToHaveTextAsync("Hiwot");
            await Expect(page.GetByText("Ingeschreven.")).ToBeVisibleAsync();
        }, script: false);
    }

    [Fact]
    public async Task A_consent_is_withdrawn_in_one_press()
    {
        var caseworker = await Desk.CaseworkerAsync(people: 4);
        var person = await PersonOfAsync(caseworker, "exists (select from consents c where c.newcomer_id = n.id and c.answer = 'given')");
        await AsAsync(caseworker, async page =>
        {
            await page.GotoAsync($"/mensen/{person}");
            var consents = page.GetByRole(AriaRole.Region, new() { Name = "Toestemming van" });
            var before = await consents.GetByRole(AriaRole.Button, new() { Name = "Intrekken" }).CountAsync();
            await consents.GetByRole(AriaRole.Button, new() { Name = "Intrekken" }).First.ClickAsync();
            await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
            await Expect(consents.GetByRole(AriaRole.Button, new() { Name = "Intrekken" })).ToHaveCountAsync(before - 1);
            await Expect(consents.GetByText($"tegen {caseworker.Split(' ')[0]}").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task What_is_looked_at_before_saving_passes_what_a_machine_can_check()
    {
        var person = await PersonOfAsync(Desk.Reader);
        await AsAsync(Desk.Reader, async page =>
        {
            await page.GotoAsync($"/mensen/{person}");
            var panel = page.GetByRole(AriaRole.Region, new() { Name = "belangrijk vindt" });
            await panel.GetByText("Aanpassen").ClickAsync();
            await panel.GetByLabel("Taalstage").SelectOptionAsync("0");
            await panel.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat dit verandert" }).ClickAsync();
            await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("Nog niets is bewaard.");
            await Expect(panel.GetByLabel("Taalstage")).ToHaveValueAsync("0");
            await Axe.FindsNothingAsync(page);
        });
    }
}
