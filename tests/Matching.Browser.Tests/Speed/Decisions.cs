using Microsoft.Playwright;

namespace Matching.Browser.Tests.Speed;

/// <summary>
/// A caseworker's hundred decisions from the keyboard, and between them as often an empty page (help) by its key. Each is timed inside the
/// browser: from the key going down to the title of the next page having focus.
/// </summary>
internal sealed class Decisions(IBrowserContext context)
{
    private const string Watch = """
        addEventListener('keydown', () => sessionStorage.setItem('pressed', performance.timeOrigin + performance.now()), true);
        addEventListener('focusin', (event) => {
          if (event.target.matches?.('[data-focus]')) window.took = performance.timeOrigin + performance.now() - sessionStorage.getItem('pressed');
        }, true);
        """;

    /// <summary>What she presses, in turn: mostly yes and no, sometimes later. Reasons that go on to the dossier to correct a fact are left out.</summary>
    private static readonly string[][] Turns = [["a"], ["x", "1"], ["a"], ["x", "2"], ["l", "2"]];

    public async Task<(IReadOnlyList<double> Decisions, IReadOnlyList<double> EmptyPages)> TakeAsync(int warmUp, int count)
    {
        await context.AddInitScriptAsync(Watch);
        var (desk, empty) = (await context.NewPageAsync(), await context.NewPageAsync());
        await desk.GotoAsync("/voorstellen");
        await Focused(desk);
        await PressAsync(desk, "Enter");
        await empty.GotoAsync("/help");
        await Focused(empty);
        var (decisions, empties) = (new List<double>(), new List<double>());
        for (var i = 0; i < warmUp + count; i++)
        {
            var (decided, nothing) = (await DecideAsync(desk, Turns[i % Turns.Length]), await PressAsync(empty, "?"));
            if (i < warmUp) continue;
            decisions.Add(decided);
            empties.Add(nothing);
        }
        return (decisions, empties);
    }

    private static async Task<double> DecideAsync(IPage page, string[] keys)
    {
        var decided = new Uri(page.Url).Segments[^1];
        foreach (var key in keys[..^1])
            await page.Keyboard.PressAsync(key);
        var took = await PressAsync(page, keys[^1]);
        Assert.EndsWith($"na={decided}", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("/mensen/", page.Url, StringComparison.Ordinal);
        return took;
    }

    private static async Task<double> PressAsync(IPage page, string key)
    {
        await page.EvaluateAsync("() => { window.left = true; }");
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("() => !window.left && window.took > 0", null, new() { PollingInterval = 5 });
        return await page.EvaluateAsync<double>("() => window.took");
    }

    private static Task<IJSHandle> Focused(IPage page) => page.WaitForFunctionAsync("() => document.activeElement?.hasAttribute('data-focus')");
}
