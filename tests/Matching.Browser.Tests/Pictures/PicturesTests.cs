using Matching.Service.Pages;
using Matching.Simulation;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests.Pictures;

/// <summary>
/// The pictures of the documentation, every page in both languages, and the page that shows them all (<c>docs/screens.md</c>). They are made
/// anew by <c>MATCHING_PICTURES=1 tests/Matching.Browser.Tests/bin/Debug/net10.0/Matching.Browser.Tests -class Matching.Browser.Tests.Pictures.PicturesTests</c>,
/// in a town of their own so that they are the same each time; <c>MATCHING_PICTURES=plek,mens</c> makes those alone. Without it they must be there.
/// </summary>
public sealed class PicturesTests(Chromium chromium)
{
    private const int MostBytes = 150_000;

    private static readonly TownOptions Shown = new() { Anchor = DemoDesk.Today, Seed = 7, People = 1000, Openings = 320 };

    private static readonly string[] Languages = ["nl", "en"];

    private static string Wanted => Environment.GetEnvironmentVariable("MATCHING_PICTURES") ?? "";

    [Fact]
    public async Task The_documentation_has_its_pictures()
    {
        if (Wanted != "")
        {
            await using var desk = new DemoDesk(Shown, isShown: true);
            await desk.InitializeAsync();
            await new Photographer(chromium, desk).TakeAsync(Wanted == "1" ? AllPictures.All : [.. AllPictures.All.Where(p => Wanted.Split(',').Contains(p.Name))]);
            await File.WriteAllTextAsync(ScreensPage.Path, ScreensPage.Text);
        }
        foreach (var picture in AllPictures.All.SelectMany(p => Languages.Select(language => new FileInfo(ScreensPage.PathOf(p, language)))))
        {
            Assert.True(picture.Exists, $"{picture.Directory!.Name}/{picture.Name} is missing: make it with MATCHING_PICTURES=1.");
            Assert.InRange(picture.Length, 1, MostBytes);
        }
    }

    [Fact]
    public void Every_page_has_a_picture()
    {
        var pages = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false))
            .Select(route => ((RouteAttribute)route).Template);

        Assert.Empty(pages.Except(AllPictures.All.Select(p => p.Template)));
    }

    [Fact]
    public void The_page_of_all_screens_shows_what_is_made() => Assert.Equal(ScreensPage.Text, File.ReadAllText(ScreensPage.Path).ReplaceLineEndings("\n"));

    [Fact]
    public void No_picture_is_left_over()
    {
        var made = AllPictures.All.SelectMany(p => Languages.Select(language => Path.GetFullPath(ScreensPage.PathOf(p, language))));

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(ScreensPage.Docs, "screens"), "*", SearchOption.AllDirectories).Select(Path.GetFullPath).Except(made));
    }

    [Fact]
    public void A_tour_shows_only_pictures_that_are_made_here()
    {
        var tours = Directory.EnumerateFiles(Path.Combine(ScreensPage.Docs, "tour"), "*.md").Select(File.ReadAllText).ToList();
        var shown = tours.SelectMany(tour => tour.Split("../screens/nl/").Skip(1)).Select(rest => rest.Split(".png")[0]);

        Assert.True(tours.Count >= 3, "There is a tour for each of the three roles.");
        Assert.Empty(shown.Except(AllPictures.All.Select(p => p.Name)));
    }

    private sealed class Photographer(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
    {
        private const int Phone = 320;
        private const int Wide = 1280;
        private const int Sheet = 900;
        private const int MostPixelsHigh = 3400;

        public async Task TakeAsync(IReadOnlyList<Picture> pictures)
        {
            await AsAsync(Desk.Reader, WorkForAQuarterAsync);
            await AsAsync(Desk.Manager, async page =>
            {
                await page.GotoAsync("/kansen");
                await Expect(page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            });
            foreach (var picture in pictures)
            {
                var (who, address) = await picture.Find(Desk);
                if (who is null)
                    await AsStrangerAsync(page => TakeAsync(page, picture, address));
                else
                    await AsAsync(who, page => TakeAsync(page, picture, address));
            }
        }

        private async Task TakeAsync(IPage page, Picture picture, string address)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = picture.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            foreach (var language in Languages)
            {
                await page.Context.AddCookiesAsync([new() { Name = "taal", Value = language, Url = Desk.Address.ToString() }]);
                var width = picture.IsNarrow ? Phone : picture.Viewer == Viewer.Newcomer ? Sheet : Wide;
                await page.SetViewportSizeAsync(width, 800);
                await page.GotoAsync(address);
                if (picture.Before is { } before)
                    await before(page);
                await Expect(page.Title()).ToBeVisibleAsync();
                await page.EvaluateAsync("() => document.fonts.ready");
                // As high as the page, so that the decision bar stands at the lower edge.
                await page.SetViewportSizeAsync(width, Math.Min(MostPixelsHigh, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")));
                var path = ScreensPage.PathOf(picture, language);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, SmallPng.From(await page.ScreenshotAsync()));
            }
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
    }
}
