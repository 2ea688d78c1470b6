using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>What a machine can see of accessibility: axe on the page as it is, at phone width and in the dark, and no sideways scroll.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>The page keeps its state meanwhile: what was unfolded stays unfolded.</summary>
    public static async Task FindsNothingAsync(IPage page)
    {
        await FindsNothingAsync(page, Everything, "wide");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await FindsNothingAsync(page, Colours, "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        await page.SetViewportSizeAsync(320, 640);
        await FindsNothingAsync(page, Everything, "320 px");
        var tooWide = await page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > 320.5).map(element => element.outerHTML.slice(0, 120))
            """);
        Assert.True(tooWide.Length == 0, $"{page.Url} scrolls sideways at 320 px:\n{string.Join('\n', tooWide)}");
        await page.SetViewportSizeAsync(1280, 800);
    }

    private static async Task FindsNothingAsync(IPage page, AxeRunOptions options, string how)
    {
        var found = (await page.RunAxe(options)).Violations;
        Assert.True(found.Length == 0, $"{page.Url}, {how}:\n{string.Join('\n', found.Select(Describe))}");
    }

    private static string Describe(AxeResultItem found) => string.Create(
        CultureInfo.InvariantCulture, $"{found.Id}: {found.Help}\n  {string.Join("\n  ", found.Nodes.Take(5).Select(n => n.Html))}");
}
