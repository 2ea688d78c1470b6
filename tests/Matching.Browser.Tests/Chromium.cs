using Matching.TestKit;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Matching.Browser.Tests.Chromium))]
[assembly: AssemblyFixture(typeof(Matching.Browser.Tests.DemoDesk))]

namespace Matching.Browser.Tests;

/// <summary>One browser for all tests: the machine's own Chromium, never one that is downloaded. Each test gets a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A busy machine may take its time over a page; a quiet one never waits this long.
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = await FreshMachine.EnsureChromiumAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // Fields of the browser's own, as those for dates, speak its language and not the page's.
            Env = new Dictionary<string, string> { ["LANGUAGE"] = "nl", ["LANG"] = "nl_NL.UTF-8" },
            Args =
            [
                "--lang=nl",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    /// <summary>A browser as somebody in the Netherlands has it, with nothing in its history.</summary>
    /// <param name="address">Where the application is.</param>
    /// <param name="signedIn">Cookies of an earlier sign-in; null for a stranger.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="bypassPolicy">Without the content security policy: whether what is shown is harmless by itself.</param>
    public async Task<IBrowserContext> OpenAsync(Uri address, string? signedIn = null, bool script = true, bool bypassPolicy = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            StorageState = signedIn,
            JavaScriptEnabled = script,
            BypassCSP = bypassPolicy,
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ViewportSize = new() { Width = 1280, Height = 800 },
            DeviceScaleFactor = 1,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
