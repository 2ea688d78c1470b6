using System.Net;
using System.Text.RegularExpressions;
using Matching.Service.Pipeline;
using Matching.TestKit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests.Pages;

/// <summary>The pages over HTTP on the database and the clock of a desk, with somebody signed in.</summary>
public sealed partial class DeskBrowser(Desk desk) : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("environment", "Production")
        .UseSetting("ConnectionStrings:Matching", desk.ConnectionString)
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(desk.Clock)));

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    public async Task<HttpResponseMessage> GetAsync(Actor actor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", Cookie(actor));
        return await Client.SendAsync(request);
    }

    public async Task<string> HtmlAsync(Actor actor, string path)
    {
        using var answer = await GetAsync(actor, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens the page once, and sends its form as often as asked, each time as it stood on that page.</summary>
    public async Task<IReadOnlyList<(HttpStatusCode Status, string? Location)>> SendAsync(
        Actor actor, string path, int times, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(actor, path);
        var html = await page.Content.ReadAsStringAsync();
        var token = TokenField().Match(html).Groups[1].Value;
        var formCookie = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("matching-formulier=", StringComparison.Ordinal)).Split(';')[0];
        var key = Desk.NewKey();
        var answers = new List<(HttpStatusCode, string?)>();
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Cookie", $"{Cookie(actor)}; {formCookie}");
            request.Content = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), new("Key", key), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
            using var answer = await Client.SendAsync(request);
            answers.Add((answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
        return answers;
    }

    private HttpClient Client => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private string Cookie(Actor actor) => ActorOverHttp.CookieOf(_factory.Services, actor);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
