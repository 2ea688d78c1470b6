using System.Net;
using Matching.TestKit;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Matching.Service.Tests.Pages;

/// <summary>What holds for every page, over HTTP, in the environment in which nobody looks any more.</summary>
public sealed class WebTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("environment", "Production")
        .UseSetting("ConnectionStrings:Matching", database.ConnectionString));

    private HttpClient Browser => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    [Theory]
    [InlineData("/matching.css")]
    [InlineData("/pages.css")]
    [InlineData("/matching.js")]
    [InlineData("/lib/nlds/utrecht.css")]
    [InlineData("/lib/nlds/voorbeeld.css")]
    public async Task A_compressed_style_sheet_is_not_empty(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip");

        using var answer = await Browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_page_runs_nothing_inline_and_is_kept_by_no_cache()
    {
        using var answer = await Browser.GetAsync(new Uri("/help", UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("unsafe", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_comes_back()
    {
        using var answer = await Browser.GetAsync(new Uri("/voorstellen/12", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/inloggen?naar=%2Fvoorstellen%2F12", answer.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_with_a_way_out()
    {
        using var answer = await Browser.GetAsync(new Uri("/bestaat-niet", UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Deze pagina is er niet", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing_and_says_why()
    {
        using var form = new FormUrlEncodedContent([new("stand", "uit")]);
        using var answer = await Browser.PostAsync(new Uri("/sneltoetsen", UriKind.Relative), form);

        Assert.Equal("/verlopen", answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(';', answer.Headers.TryGetValues(name, out var values) ? values : []);
}
