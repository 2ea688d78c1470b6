using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>Another municipality's colours pass the same examination: the main pages of each role, wide, at 320 px and in the dark.</summary>
public sealed class SecondThemeTests(Chromium chromium)
{
    [Fact]
    public async Task The_main_pages_of_each_role_pass_in_the_second_theme()
    {
        await using var desk = new DemoDesk { Theme = "rivier" };
        await desk.InitializeAsync();
        await new Walk(chromium, desk).RunAsync();
    }

    private sealed class Walk(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
    {
        public async Task RunAsync()
        {
            var proposal = await Desk.AskAsync<long>(
                "select min(p.id) from proposals p join accounts a on a.id = p.caseworker_id where a.display_name = @Reader and p.status = 'open'", new { Desk.Reader });
            var person = await Desk.AskAsync<long>("select newcomer_id from proposals where id = @proposal", new { proposal });
            await AsStrangerAsync(page => LookAsync(page, "/inloggen"));
            await AsAsync(Desk.Reader, page => LookAsync(page,
                "/voorstellen", $"/voorstellen/{proposal}?kies=afwijzen", "/mensen", $"/mensen/{person}", $"/mensen/{person}/gesprek", $"/mensen/{person}/gesprek/voor-jou"));
            await AsAsync(Desk.Busiest, page => LookAsync(page, "/plekken", "/plekken/nieuw"));
            await AsAsync(Desk.Manager, page => LookAsync(page, "/overzicht", "/kansen", "/voortgang", "/rekenmodel"));
        }

        private static async Task LookAsync(IPage page, params string[] addresses)
        {
            foreach (var address in addresses)
            {
                await page.OpenAsync(address);
                Assert.Contains("rivier-theme", await page.Locator("html").GetAttributeAsync("class") ?? "", StringComparison.Ordinal);
                await Axe.FindsNothingAsync(page);
            }
        }
    }
}
