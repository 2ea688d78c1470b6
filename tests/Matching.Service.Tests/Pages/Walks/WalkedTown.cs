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
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// A small invented town with its history, after its night, behind the whole application over HTTP: for tests that walk all pages and
/// read what stands on them.
/// </summary>
public sealed class WalkedTown : IAsyncLifetime
{
    /// <summary>A ranker among the candidates of the town.</summary>
    public const string Ranker = "r20261120-voorbeeld";

    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly HtmlParser Parser = new();

    private readonly TestDatabase _database = new();
    private readonly FakeTime _clock = new(new DateTimeOffset(Today, new TimeOnly(8, 30), TimeSpan.FromHours(1)));
    private WebApplicationFactory<Program>? _factory;
    private HttpClient? _client;

    internal Town Town { get; } = Town.Create(new TownOptions { Anchor = Today, Seed = 11, People = 70, Openings = 60 });
    public Database Database => _database.Database;

    /// <summary>The whole application, started.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Everybody who signs in.</summary>
    internal IReadOnlyList<Actor> Actors { get; private set; } = [];

    internal IEnumerable<Actor> Caseworkers => Actors.Where(a => a.Role == Role.Caseworker);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await new TownWriter(Database).WriteAsync(Town, CancellationToken.None);
        await Rounds.RunAsync(new RoundRequest(Town.Area.Value, Today, RoundRequest.ByNight));
        await using (var jobs = await Database.BeginAsync(DbAudience.Jobs, Town.Municipality.Value))
        {
            Assert.True(await RankerTraining.AddAsync(
                jobs, WalkedRanker.Package(Ranker, Today), RankerAct.Trained, "command:train", _clock.GetUtcNow(), CancellationToken.None));
            await jobs.CommitAsync();
        }
        Actors =
        [
            .. Town.Accounts.Select(a => new Actor
            {
                Account = a.Id,
                Municipality = Town.Municipality,
                MunicipalityName = Town.Name,
                Role = Enum.Parse<Role>(a.Role.ToString()),
                Name = a.DisplayName,
                Organisation = a.Organisation,
            }),
        ];
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("environment", "Production")
            .UseSetting("ConnectionStrings:Matching", _database.ConnectionString)
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Logging:LogLevel:Matching", "Warning")
            .UseSetting("Logging:LogLevel:Microsoft", "Warning")
            .ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(_clock)));
        _client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
    }

    /// <summary>The page as this person gets it; it must be there.</summary>
    internal async Task<IDocument> OpenAsync(Actor? actor, string path, bool english = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var cookies = new List<string>();
        if (actor is not null) cookies.Add(CookieOf(actor));
        if (english) cookies.Add("taal=en");
        request.Headers.Add("Cookie", string.Join("; ", cookies));
        using var answer = await _client!.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
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

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, Town.Municipality.Value);
        return (await db.Connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_factory is not null)
            await _factory.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal static string Url(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    private RoundRunner Rounds => new(Database, _clock, new RoundSettings());

    private string CookieOf(Actor actor)
    {
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(ActorCookie.Principal(actor), CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
