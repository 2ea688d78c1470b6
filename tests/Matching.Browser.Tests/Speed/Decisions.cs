using System.Globalization;
using Microsoft.Playwright;

namespace Matching.Browser.Tests.Speed;

/// <summary>
/// A caseworker's hundred decisions from the keyboard, and between them as often an empty page (help) by its key. Each is timed inside the
/// browser: from the key going down to the title of the next page having focus.
/// </summary>
internal sealed class Decisions(IBrowserContext context)
{
    /// <summary>Says on the console how long it took. A page's own policy lets nobody poll it from outside.</summary>
    private const string Watch = """
        addEventListener('keydown', () => sessionStorage.setItem('pressed', performance.timeOrigin + performance.now()), true);
        addEventListener('focusin', (event) => {
          const pressed = sessionStorage.getItem('pressed');
          if (!pressed || !event.target.matches?.('[data-focus]')) return;
          sessionStorage.removeItem('pressed');
          console.info('took ' + (performance.timeOrigin + performance.now() - pressed));
        }, true);
        """;

    /// <summary>What she presses, in turn: mostly yes and no, sometimes later. Reasons that go on to the dossier to correct a fact are left out.</summary>
    private static readonly string[][] Turns = [["a"], ["x", "1"], ["a"], ["x", "2"], ["l", "2"]];

    public async Task<(IReadOnlyList<double> Decisions, IReadOnlyList<double> EmptyPages)> TakeAsync(int warmUp, int count)
    {
        await context.AddInitScriptAsync(Watch);
        var (desk, empty) = (await context.NewPageAsync(), await context.NewPageAsync());
        await desk.GotoAsync("/voorstellen");
        await PressAsync(desk, "Enter");
        await empty.GotoAsync("/help");
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
        var said = await page.RunAndWaitForConsoleMessageAsync(() => page.Keyboard.PressAsync(key), new() { Predicate = m => m.Text.StartsWith("took ", StringComparison.Ordinal) });
        return double.Parse(said.Text["took ".Length..], CultureInfo.InvariantCulture);
    }
}
