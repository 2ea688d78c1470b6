using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A host writes down who was at a session, in one screen: with script and without, and from the keyboard alone.</summary>
[Collection(CaseworkerTests.Deciding)]
public sealed class AttendanceTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_was_there_today(bool script) => await AtSessionAsync(async page =>
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = "Was er", Exact = true }).First.CheckAsync();
        await page.GetByLabel("Hoeveel uur duurde het?").FillAsync("2,5");
        await page.Button("Bewaar wie er was").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Opgeschreven");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Was er", Exact = true }).First).ToBeCheckedAsync();
    }, script);

    [Fact]
    public async Task Who_was_there_from_the_keyboard() => await AtSessionAsync(async page =>
    {
        await page.TabToAsync(page.GetByRole(AriaRole.Radio).First);
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.TabToAsync(page.Button("Bewaar wie er was"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Opgeschreven");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Afgemeld" }).First).ToBeCheckedAsync();
    });

    private async Task AtSessionAsync(Func<IPage, Task> visit, bool script = true)
    {
        var (opening, coordinator) = await Desk.AskAsync<(long, string)>("""
            select p.opening_id, a.display_name
            from placements p join openings o on o.id = p.opening_id join accounts a on a.id = o.coordinator_id
            where p.state = 'started' and p.started_on < '2026-11-20' and not exists (select from attendance t where t.placement_id = p.id and t.held_on = '2026-11-24')
            order by p.opening_id
            limit 1
            """);
        await AsAsync(coordinator, async page =>
        {
            await page.GotoAsync($"/plekken/{opening}/aanwezig?dag=2026-11-24");
            await visit(page);
        }, script: script);
    }
}
