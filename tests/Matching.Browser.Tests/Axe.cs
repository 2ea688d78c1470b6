using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>
/// What a machine can see of accessibility: axe on the page as it is, in the dark, enlarged to 200 % and at phone width, which is 400 %, and
/// no sideways scroll at either.
/// </summary>
internal static class Axe
{
    private const int Wide = 1280;
    private const int Screen = 800;

    // What a browser that enlarges to 200 % lays out: half as many CSS pixels, on the same glass.
    private const int Enlarged = Wide / 2;
    private const int Phone = Wide / 4;

    /// <summary>How each page is looked at, as the evidence names it.</summary>
    public static readonly IReadOnlyList<string> States = ["wide", "dark", "200 %", "320 px"];

    // Colours are the slow part, and do not change with the width.
    private const string Everything = """{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }""";
    private const string Colours = """{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }""";
    private const string NoColours = """{ 'color-contrast': { enabled: false } }""";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The page keeps its state meanwhile: what was unfolded stays unfolded.</summary>
    public static async Task FindsNothingAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        await LayOutAsync(page, Wide);
        await FindsNothingAsync(page, "wide", Everything);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await FindsNothingAsync(page, "dark", Colours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        foreach (var (width, how) in new[] { (Enlarged, "200 %"), (Phone, "320 px") })
        {
            await LayOutAsync(page, width);
            await FindsNothingAsync(page, how, Everything, NoColours);
            await DoesNotScrollSidewaysAsync(page, how, width);
        }
        await page.SetViewportSizeAsync(Wide, Screen);
    }

    public static Task<string> VersionAsync(IPage page) => page.EvaluateAsync<string>("() => axe.version");

    private static async Task<string[]> FindAsync(IPage page, string runOnly = Everything, string rules = "{}") => await page.EvaluateAsync<string[]>($$"""
        () => axe.run(document, { runOnly: {{runOnly}}, rules: {{rules}}, resultTypes: ['violations'] }).then(found => found.violations
          .map(wrong => `${wrong.id}: ${wrong.help}\n  ${wrong.nodes.slice(0, 5).map(node => node.html).join('\n  ')}`))
        """);

    private static async Task FindsNothingAsync(IPage page, string how, string runOnly, string rules = "{}")
    {
        var found = await FindAsync(page, runOnly, rules);
        Assert.True(found.Length == 0, $"{page.Url}, {how}:\n{string.Join('\n', found)}");
    }

    // As high as the page: a bar that sticks to the edge of a screen lies over something at every moment, and what has focus is scrolled
    // free of it. That is a test of its own, from the keyboard.
    private static async Task LayOutAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, Screen);
        await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
    }

    private static async Task DoesNotScrollSidewaysAsync(IPage page, string how, int width)
    {
        var tooWide = await page.EvaluateAsync<string[]>("""
            width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > width + 0.5).map(element => element.outerHTML.slice(0, 120))
            """, width);
        Assert.True(tooWide.Length == 0, $"{page.Url} scrolls sideways, {how}:\n{string.Join('\n', tooWide)}");
    }
}
