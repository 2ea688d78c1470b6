using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>A test that looks over somebody's shoulder. Whatever the browser complains about on the way is a failure too.</summary>
public abstract class BrowserTest(Chromium chromium, DemoDesk desk)
{
    // Not everything a browser is asked has a limit of its own, axe among it: one visit that never ends may not hold the whole suite.
    private static readonly TimeSpan LongestVisit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(1);

    private static readonly ConcurrentDictionary<(DemoDesk, string), Lazy<Task<string>>> SignIns = new();

    protected DemoDesk Desk => desk;

    /// <summary>Somebody of that name, signed in, on a page that is still empty.</summary>
    protected async Task AsAsync(string who, Func<IPage, Task> visit, bool script = true)
    {
        var signedIn = await SignIns.GetOrAdd((desk, who), key => new(() => SignInAsync(key.Item2))).Value;
        await VisitAsync(await chromium.OpenAsync(desk.Address, signedIn, script), visit);
    }

    /// <summary>Somebody who is not signed in.</summary>
    protected async Task AsStrangerAsync(Func<IPage, Task> visit, bool script = true) =>
        await VisitAsync(await chromium.OpenAsync(desk.Address, script: script), visit);

    private async Task<string> SignInAsync(string who)
    {
        await using var context = await chromium.OpenAsync(desk.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/inloggen");
        await page.ChooseAccountAsync(who);
        return await context.StorageStateAsync();
    }

    private static async Task VisitAsync(IBrowserContext context, Func<IPage, Task> visit)
    {
        var page = await context.NewPageAsync();
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text))
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        using var patience = new CancellationTokenSource(LongestVisit);
        try
        {
            await visit(page).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Assert.Fail($"This visit did not end within {LongestVisit.TotalMinutes} minutes; the browser was at {new Uri(page.Url).AbsolutePath}.");
        }
        finally
        {
            await context.DisposeAsync().AsTask().WaitAsync(LongestFarewell);
        }
        Assert.True(complaints.IsEmpty, $"The browser complained:\n{string.Join('\n', complaints)}");
    }

    // A page that is not there or not for you says so, and the browser writes that down.
    private static bool IsExpected(string text) => text.Contains("status of 404", StringComparison.Ordinal);
}
