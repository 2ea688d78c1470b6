using System.Net;
using Dapper;
using Matching.Service.Demo;
using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matching.Service.Tests.WholeTown;

/// <summary>A demo town with a history and a night, and the whole application over HTTP, with anybody of the town signed in.</summary>
public sealed class TownOverHttp : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly TestDatabase _database = new();
    private Database? _connected;
    private WebApplicationFactory<Program>? _factory;

    /// <summary>More of the connection string, for everything that happens in the town.</summary>
    public string Connecting { get; init; } = "";

    internal Town Town { get; } = Town.Create(new() { Anchor = Today, Seed = 5, People = 60, Openings = 60 });

    public string ConnectionString => $"{_database.ConnectionString};{Connecting}";

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _connected = new Database(ConnectionString);
        await new TownWriter(_connected).WriteAsync(Town, CancellationToken.None);
        var outcome = await new RoundRunner(_connected, Clock, new RoundSettings())
            .RunAsync(new RoundRequest(Town.Area.Value, Today, RoundRequest.ByNight));
        Assert.Equal(RoundEnding.Published, outcome.Ending);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("environment", "Production")
            .UseSetting("ConnectionStrings:Matching", ConnectionString)
            .UseSetting("roles", "web")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock)));
    }

    /// <summary>Half past eight on <see cref="Today"/>.</summary>
    public FakeTime Clock { get; } = new(new DateTimeOffset(Today, new TimeOnly(8, 30), TimeSpan.FromHours(1)));

    /// <summary>Everything the application answers, from its own list.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _factory!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    internal Actor As(TownAccount account) => new()
    {
        Account = account.Id,
        Municipality = Town.Municipality,
        MunicipalityName = Town.Name,
        Role = Enum.Parse<Role>(account.Role.ToString()),
        Name = account.DisplayName,
        Organisation = account.Organisation,
    };

    internal async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpMethod method, Actor actor, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Cookie", Cookie(actor));
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        using var client = _factory!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

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
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_connected is not null)
            await _connected.DisposeAsync();
        await _database.DisposeAsync();
    }

    private string Cookie(Actor actor)
    {
        var options = _factory!.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(ActorCookie.Principal(actor), CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
