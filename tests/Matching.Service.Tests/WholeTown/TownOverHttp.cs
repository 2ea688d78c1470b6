using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Matching.Service.Demo;
using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Service.Tests.WholeTown;

/// <summary>
/// A small invented town with its history, after its night, and the whole application over HTTP with anybody of the town signed in: for
/// tests that walk every address, count what it asks, or read what stands on it.
/// </summary>
public sealed class TownOverHttp : IAsyncLifetime
{
    /// <summary>A ranker among the candidates of the town.</summary>
    public const string Ranker = "r20261120-voorbeeld";

    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly HtmlParser Parser = new();

    private readonly TestDatabase _database = new();
    private readonly FakeTime _clock = new(new DateTimeOffset(Today, new TimeOnly(8, 30), TimeSpan.FromHours(1)));
    private Database? _connected;
    private WebApplicationFactory<Program>? _factory;
    private HttpClient? _client;

    /// <summary>More of the connection string, for everything that happens in the town.</summary>
    public string Connecting { get; init; } = "";

    public string ConnectionString => $"{_database.ConnectionString};{Connecting}";

    internal Town Town { get; } = Town.Create(new() { Anchor = Today, Seed = 11, People = 70, Openings = 60 });

    /// <summary>The whole application, started.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Everything the application answers, from its own list.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Everybody who signs in.</summary>
    internal IReadOnlyList<Actor> Actors => [.. Town.Accounts.Select(As)];

    internal IEnumerable<Actor> Caseworkers => Actors.Where(a => a.Role == Role.Caseworker);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _connected = new Database(ConnectionString);
        await new TownWriter(_connected).WriteAsync(Town, CancellationToken.None);
        var outcome = await Rounds.RunAsync(new RoundRequest(Town.Area.Value, Today, RoundRequest.ByNight));
        Assert.Equal(RoundEnding.Published, outcome.Ending);
        await using (var jobs = await _connected.BeginAsync(DbAudience.Jobs, Town.Municipality.Value))
        {
            Assert.True(await RankerTraining.AddAsync(
                jobs, ShownRanker.Package(Ranker, Today), RankerAct.Trained, "command:train", _clock.GetUtcNow(), CancellationToken.None));
            await jobs.CommitAsync();
        }
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("environment", "Production")
            .UseSetting("ConnectionStrings:Matching", ConnectionString)
            .UseSetting("roles", "web")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Logging:LogLevel:Matching", "Warning")
            .UseSetting("Logging:LogLevel:Microsoft", "Warning")
            .ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(_clock)));
        _client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
    }

    internal Actor As(TownAccount account) => new()
    {
        Account = account.Id,
        Municipality = Town.Municipality,
        MunicipalityName = Town.Name,
        Role = Enum.Parse<Role>(account.Role.ToString()),
        Name = account.DisplayName,
        Organisation = account.Organisation,
    };

    /// <summary>Whatever the address answers; a POST carries an empty form.</summary>
    internal async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpMethod method, Actor actor, string address)
    {
        using var content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null;
        var (status, html) = await AnswerAsync(method, actor, address, content, english: false);
        return (status, WebUtility.HtmlDecode(html));
    }

    /// <summary>
    /// Sends a form as a page of this person would, with a key that holds: so it is not the key that is refused. What is answered, and where
    /// that leads. In parts, because an address-encoded form with a NUL is refused before anything of ours sees it.
    /// </summary>
    internal async Task<(HttpStatusCode Status, string? Location)> PostAsync(Actor actor, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var antiforgery = Services.GetRequiredService<IAntiforgery>();
        var tokens = antiforgery.GetTokens(new DefaultHttpContext { RequestServices = Services, User = ActorCookie.Principal(actor) });
        using var content = new MultipartFormDataContent { { new StringContent(tokens.RequestToken!), tokens.FormFieldName } };
        foreach (var (name, value) in fields.Where(f => f.Key != tokens.FormFieldName))
            content.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Cookie", $"{ActorOverHttp.CookieOf(Services, actor)}; matching-formulier={tokens.CookieToken}");
        using var answer = await _client!.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <summary>The page as this person gets it; it must be there.</summary>
    internal async Task<IDocument> OpenAsync(Actor? actor, string path, bool english = false)
    {
        var (status, html) = await AnswerAsync(HttpMethod.Get, actor, path, null, english);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}: {status}");
        return Parser.ParseDocument(html);
    }

    /// <summary>As a page asks it.</summary>
    internal async Task<T> AskAsync<T>(Actor actor, IRequest<Answer<T>> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().SignedIn(actor);
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        Assert.True(answer.IsGiven, answer.Refusal?.Sentence);
        return answer.Value;
    }

    /// <summary>A round over the dossiers as they are now, that publishes nothing.</summary>
    internal async Task<Engine.Rounds.RoundSnapshot> SnapshotAsync() =>
        (await Rounds.DryRunAsync(new RoundRequest(Town.Area.Value, Today, "command:test"))).Snapshot;

    internal async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object? parameters = null)
    {
        await using var jobs = await _connected!.BeginAsync(DbAudience.Jobs, Town.Municipality.Value);
        return (await jobs.Connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    internal async Task ChangeAsync(string sql, object? parameters = null, DbAudience audience = DbAudience.Jobs)
    {
        await using var jobs = await _connected!.BeginAsync(audience, Town.Municipality.Value);
        await jobs.Connection.ExecuteAsync(sql, parameters);
        await jobs.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_connected is not null)
            await _connected.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal static string Url(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    private RoundRunner Rounds => new(_connected!, _clock, new RoundSettings());

    private async Task<(HttpStatusCode Status, string Html)> AnswerAsync(HttpMethod method, Actor? actor, string address, HttpContent? content, bool english)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        var cookies = new List<string>();
        if (actor is not null) cookies.Add(ActorOverHttp.CookieOf(Services, actor));
        if (english) cookies.Add("taal=en");
        request.Headers.Add("Cookie", string.Join("; ", cookies));
        using var answer = await _client!.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
