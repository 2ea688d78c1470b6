namespace Matching.Browser.Tests;

/// <summary>The watchers of the other tests do see what is wrong.</summary>
public sealed class WatchfulTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    [Fact]
    public async Task An_image_without_text_is_seen() => await AsStrangerAsync(async page =>
    {
        await page.SetContentAsync("<html lang='nl'><title>Proef</title><main><h1>Proef</h1><img src='data:,'></main></html>");

        Assert.Contains("image-alt", await ComplaintOfAsync(() => Axe.FindsNothingAsync(page)), StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_page_too_wide_for_a_phone_is_seen() => await AsStrangerAsync(async page =>
    {
        await page.SetContentAsync("<html lang='nl'><title>Proef</title><main style='width: 400px'><h1>Proef</h1></main></html>");

        Assert.Contains("scrolls sideways", await ComplaintOfAsync(() => Axe.FindsNothingAsync(page)), StringComparison.Ordinal);
    });

    [Fact]
    public async Task Letters_too_pale_in_the_dark_are_seen() => await AsStrangerAsync(async page =>
    {
        await page.SetContentAsync("""
            <html lang='nl'><title>Proef</title><style>@media (prefers-color-scheme: dark) { h1 { color: #ddd; background: #fff; } }</style>
            <main><h1>Proef</h1></main></html>
            """);

        Assert.Contains("dark", await ComplaintOfAsync(() => Axe.FindsNothingAsync(page)), StringComparison.Ordinal);
    });

    [Fact]
    public async Task What_the_content_policy_forbids_is_seen()
    {
        var complaint = await ComplaintOfAsync(() => AsStrangerAsync(async page =>
        {
            await page.GotoAsync("/inloggen");
            await page.EvaluateAsync("() => document.body.setAttribute('style', 'color: red')");
        }));

        Assert.Contains("Content Security Policy", complaint, StringComparison.Ordinal);
    }

    private static async Task<string> ComplaintOfAsync(Func<Task> act) => (await Assert.ThrowsAnyAsync<Exception>(act)).Message;
}
