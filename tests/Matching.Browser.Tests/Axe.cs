using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>What a machine can see of accessibility: axe on the page as it is, in the dark and at phone width, and no sideways scroll.</summary>
internal static class Axe
{
    private const int Phone = 320;

    // Colours are the slow part, and do not change with the width.
    private const string Everything = """{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }""";
    private const string Colours = """{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }""";
    private const string NoColours = """{ 'color-contrast': { enabled: false } }""";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The page keeps its state meanwhile: what was unfolded stays unfolded.</summary>
    public static async Task FindsNothingAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        await FindsNothingAsync(page, "wide", Everything);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await FindsNothingAsync(page, "dark", Colours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        await page.SetViewportSizeAsync(Phone, 640);
        await FindsNothingAsync(page, $"{Phone} px", Everything, NoColours);
        var tooWide = await page.EvaluateAsync<string[]>("""
            width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > width + 0.5).map(element => element.outerHTML.slice(0, 120))
            """, Phone);
        Assert.True(tooWide.Length == 0, $"{page.Url} scrolls sideways at {Phone} px:\n{string.Join('\n', tooWide)}");
        await page.SetViewportSizeAsync(1280, 800);
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
}
