using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>What somebody does on any page.</summary>
internal static class Walking
{
    private const int MostTabs = 120;

    /// <summary>The page's own title, where focus lands.</summary>
    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static ILocator Button(this IPage page, string name, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    public static ILocator Link(this IPage page, string name, bool exact = false) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = exact });

    /// <summary>"3 van 14": where in the queue a proposal stands.</summary>
    public static ILocator Place(this IPage page, int place) => page.GetByText(new Regex($@"^{place} van \d+$"));

    /// <summary>The line that says what was decided just before.</summary>
    public static ILocator UndoLine(this IPage page) => page.GetByRole(AriaRole.Status).Filter(new() { Has = page.Button("Ongedaan maken") });

    /// <summary>Signs in, and waits until that is done: a page that is left or closed half way may never answer again.</summary>
    public static async Task ChooseAccountAsync(this IPage page, string who)
    {
        await page.Button($"Kijk als {who}", exact: true).ClickAsync();
        await page.WaitForURLAsync(address => !new Uri(address).AbsolutePath.Contains("inloggen", StringComparison.Ordinal));
    }

    /// <summary>As far as this person can tell, there is nothing at these addresses.</summary>
    public static async Task FindsNothingAtAsync(this IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            Assert.Equal("Deze pagina is er niet", await page.Title().InnerTextAsync());
        }
    }

    /// <summary>Presses a button that decides on the proposal on screen, and arrives where that leads: "Voorgelegd om 08.30".</summary>
    public static async Task DecideAsync(this IPage page, Func<Task> press, string said)
    {
        var decided = new Uri(page.Url).Segments[^1];
        await press();
        await Expect(page).ToHaveURLAsync(new Regex($@"[?&]na={decided}$"));
        await Expect(page.UndoLine()).ToContainTextAsync($"{said} om 08.30");
    }

    /// <summary>From the keyboard alone, forward until the goal has focus.</summary>
    public static async Task TabToAsync(this IPage page, ILocator goal)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await goal.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }
        Assert.Fail($"{MostTabs} times Tab did not reach {goal}.");
    }
}
