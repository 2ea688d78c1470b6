using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Demo;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests.Rankers;

/// <summary>A demo town with its ninety days of decisions, and its team lead.</summary>
public sealed class DemoOffice : IAsyncLifetime
{
    public const string Municipality = TownOptions.DefaultMunicipality;
    private static readonly DateOnly Anchor = new(2026, 11, 24);

    private readonly TestDatabase _database = new();
    private ServiceProvider? _services;

    public FakeTime Clock { get; } = new(new DateTimeOffset(Anchor, new TimeOnly(8, 30), TimeSpan.FromHours(1)));
    public Database Database => _database.Database;
    public string ConnectionString => _database.ConnectionString;
    public Town Town { get; } = Town.Create(new() { Anchor = Anchor, Seed = 3, People = 400, Openings = 300 });
    public Actor Manager { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await new TownWriter(Database).WriteAsync(Town, CancellationToken.None);
        var lead = Town.Accounts.First(a => a.Role == AccountRole.Manager);
        Manager = new()
        {
            Account = lead.Id,
            Municipality = new MunicipalityCode(Municipality),
            MunicipalityName = Town.Name,
            Role = Role.Manager,
            Name = lead.DisplayName,
        };
        _services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(Database)
            .AddSingleton<TimeProvider>(Clock)
            .AddSlices()
            .BuildServiceProvider();
    }

    public async Task<Answer<T>> SendAsync<T>(IRequest<Answer<T>> request)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().SignedIn(Manager);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, Municipality);
        return await db.Connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
