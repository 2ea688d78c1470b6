using Matching.Simulation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>
/// The pictures of the documentation. With <c>MATCHING_PICTURES=1</c> they are made anew, in a town of their own so that they are the
/// same each time; without it they must be there.
/// </summary>
public sealed class PicturesTests(Chromium chromium)
{
    private const int MostBytes = 250_000;

    private static readonly string[] Names = ["voorstellen", "voorstel", "mensen", "plek-plaatsen", "nacht"];

    private static bool AreWanted => Environment.GetEnvironmentVariable("MATCHING_PICTURES") == "1";

    [Fact]
    public async Task The_documentation_has_its_pictures()
    {
        if (AreWanted)
        {
            await using var desk = new DemoDesk();
            await desk.InitializeAsync();
            await new Photographer(chromium, desk).TakeAllAsync();
        }
        foreach (var name in Names)
        {
            var picture = new FileInfo(PathOf(name));
            Assert.True(picture.Exists, $"{picture.Name} is missing: make it with MATCHING_PICTURES=1.");
            Assert.InRange(picture.Length, 1, MostBytes);
        }
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "pictures", $"{name}.png");
    }

    private sealed class Photographer(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
    {
        public async Task TakeAllAsync()
        {
            await AsAsync(Desk.Town.Accounts[0].DisplayName, async page =>
            {
                await WorkForAQuarterAsync(page);
                await page.GotoAsync("/voorstellen");
                await TakeAsync(page, "voorstellen");
                await page.Link("Verder met").ClickAsync();
                await Expect(page.Title()).ToContainTextAsync(" bij ");
                await TakeAsync(page, "voorstel");
                await page.GotoAsync("/mensen");
                await TakeAsync(page, "mensen");
            });
            await AsAsync(Desk.Town.Accounts.First(a => a.Role == AccountRole.Coordinator).DisplayName, async page =>
            {
                await page.GotoAsync("/plekken/nieuw");
                await TakeAsync(page, "plek-plaatsen");
            });
            await AsAsync(Desk.Town.Accounts.First(a => a.Role == AccountRole.Manager).DisplayName, async page =>
            {
                await page.GotoAsync("/nachten");
                await page.Link("di 24 nov", exact: true).ClickAsync();
                await Expect(page.Title()).ToContainTextAsync("24 november");
                await TakeAsync(page, "nacht");
            });
        }

        private static async Task WorkForAQuarterAsync(IPage page)
        {
            await page.GotoAsync("/voorstellen");
            await page.Link("Verder met").ClickAsync();
            foreach (var (verb, choice) in new[] { ("Voorleggen", null), ("Afwijzen", "Te ver weg"), ("Voorleggen", null), ("Later", "Over een week") })
            {
                var before = await page.Title().InnerTextAsync();
                await page.Button(verb).ClickAsync();
                if (choice is not null)
                    await page.Button(choice).ClickAsync();
                await Expect(page.Title()).Not.ToHaveTextAsync(before);
            }
        }

        private static async Task TakeAsync(IPage page, string name)
        {
            await page.EvaluateAsync("() => document.fonts.ready");
            await page.ScreenshotAsync(new() { Path = PathOf(name), FullPage = true });
        }
    }
}
