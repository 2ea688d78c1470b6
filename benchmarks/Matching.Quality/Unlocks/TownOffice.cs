using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Demo;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Quality.Unlocks;

/// <summary>A round that was computed, with the openings that no rule fails for each person.</summary>
internal sealed record DryNight(RoundSnapshot Snapshot, RoundResult Result, IReadOnlyDictionary<NewcomerId, IReadOnlySet<OpeningId>> Candidates);

/// <summary>
/// The simulated town of the demo on a private PostgreSQL in a folder of its own, which is removed at the end, behind the service's own
/// pipeline: what is asked and edited here goes the way of a page.
/// </summary>
internal sealed class TownOffice : IAsyncDisposable
{
    private static readonly TownOptions Options = new() { Seed = 1, People = 600, Openings = 400, Anchor = new DateOnly(2026, 11, 2) };

    private readonly string _folder;
    private readonly PrivateCluster _cluster;
    private readonly Database _database;
    private readonly ServiceProvider _services;
    private readonly RoundRunner _rounds;
    private readonly Dictionary<NewcomerId, int> _versions = [];
    private int _keys;

    private TownOffice(string folder, PrivateCluster cluster)
    {
        (_folder, _cluster, _database) = (folder, cluster, new Database(cluster.ConnectionString));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(_database)
            .AddSingleton<TimeProvider>(new MorningOf(Options.Anchor))
            .AddSlices()
            .BuildServiceProvider();
        _rounds = new RoundRunner(_database, TimeProvider.System, new RoundSettings());
    }

    public static async Task<TownOffice> OpenAsync(Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("matching-unlocks-").FullName;
        var cluster = await PrivateCluster.AttachOrStartAsync(folder, new PrivateClusterOptions(Durable: false, LastOneStops: true), say);
        await new Migrator(cluster.ConnectionString).MigrateAsync();
        var office = new TownOffice(folder, cluster);
        var town = Town.Create(Options);
        await new TownWriter(office._database).WriteAsync(town, CancellationToken.None);
        await office._rounds.RunAsync(new RoundRequest(town.Area.Value, Options.Anchor, "command:quality"));
        say($"A town of {Options.People} people and {Options.Openings} openings, after its first night.");
        return office;
    }

    /// <summary>A round over the dossiers as they are now. Its candidates are counted against the round's own number.</summary>
    public async Task<DryNight> RoundAsync()
    {
        var area = (await RoundArea.AllAsync(_database))[0];
        var night = await _rounds.DryRunAsync(new RoundRequest(area.Code, Options.Anchor, "command:quality"));
        var context = new RuleContext(night.Snapshot);
        var candidates = night.Snapshot.Newcomers.ToDictionary(
            person => person.Id,
            person => (IReadOnlySet<OpeningId>)night.Snapshot.Openings
                .Where(o => PairOutcome.Of(person, o, context).IsCandidate).Select(o => o.Id).ToHashSet());
        foreach (var person in night.Result.People)
            if (candidates[person.Newcomer].Count != person.Candidates)
                throw new InvalidOperationException("The round counts other candidates than the rules.");
        return new DryNight(night.Snapshot, night.Result, candidates);
    }

    /// <summary>What the page of this person shows to her own caseworker.</summary>
    public Task<WhatHelpsView> WhatHelpsAsync(Newcomer person) => SendAsync(person, new WhatHelps(person.Id));

    /// <summary>Corrects the dossier into <paramref name="changed"/> as her caseworker does it on the page.</summary>
    public async Task CorrectAsync(Newcomer person, Newcomer changed)
    {
        var version = _versions.GetValueOrDefault(person.Id, 1);
        var outcome = await SendAsync(person, new CorrectDossier(
            person.Id, version, DossierFormRules.InputOf(changed), string.Create(CultureInfo.InvariantCulture, $"quality-{++_keys}")));
        if (outcome.Result != CorrectResult.Stored)
            throw new InvalidOperationException($"The correction ended as {outcome.Result}.");
        _versions[person.Id] = outcome.Version;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> SendAsync<T>(Newcomer person, IRequest<Answer<T>> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().SignedIn(new Actor
        {
            Account = person.Caseworker.Value,
            Municipality = person.Municipality,
            MunicipalityName = "Waterveen",
            Role = Role.Caseworker,
            Name = "Klantmanager",
        });
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        return answer.IsGiven
            ? answer.Value
            : throw new InvalidOperationException($"{request.GetType().Name} was refused: {answer.Refusal.Sentence}");
    }

    /// <summary>Half past eight in the morning, always.</summary>
    private sealed class MorningOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(7, 30), TimeSpan.Zero);
    }
}
