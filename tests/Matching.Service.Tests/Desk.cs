using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using Matching.TestKit;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

/// <summary>
/// A small office on a real database: the service's own pipeline, and people and openings that state only what a test needs.
/// One per test class; each test adds its own people, openings and proposals.
/// </summary>
public sealed class Desk : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ServiceProvider? _services;
    private int _number;

    /// <summary>Tuesday 24 November 2026, half past nine in Amsterdam.</summary>
    public FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero));
    public DateOnly Today => Clock.BusinessDate();
    public Database Database => _database.Database;
    public string ConnectionString => _database.ConnectionString;

    public Actor Fatima { get; private set; } = null!;
    public Actor Ilse { get; private set; } = null!;
    public Actor Manager { get; private set; } = null!;

    /// <summary>Coordinator of <see cref="Kringloop"/>.</summary>
    public Actor Joost { get; private set; } = null!;
    public long Kringloop { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddMunicipalityAsync();
        Kringloop = await AddOrganisationAsync("Kringloop De Omloop");
        Fatima = await AddAccountAsync(Role.Caseworker, "Fatima Bouzidi");
        Ilse = await AddAccountAsync(Role.Caseworker, "Ilse van den Brink");
        Manager = await AddAccountAsync(Role.Manager, "Marja Hoekstra");
        Joost = await AddAccountAsync(Role.Coordinator, "Joost Wieringa", Kringloop);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(Database)
            .AddSingleton<TimeProvider>(Clock)
            .AddSlices()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>As the page does it: a scope, somebody signed in, one request.</summary>
    public async Task<Answer<T>> SendAsync<T>(Actor? actor, IRequest<Answer<T>> request)
    {
        await using var scope = _services!.CreateAsyncScope();
        if (actor is not null)
            scope.ServiceProvider.GetRequiredService<RequestScope>().SignedIn(actor);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>As <see cref="SendAsync"/>, for what must not be refused.</summary>
    public async Task<T> DoAsync<T>(Actor actor, IRequest<Answer<T>> request)
    {
        var answer = await SendAsync(actor, request);
        Assert.True(answer.IsGiven, answer.Refusal?.Sentence);
        return answer.Value;
    }

    public static string NewKey() => Guid.NewGuid().ToString();

    public async Task AddMunicipalityAsync(string code) => await _database.AddMunicipalityAsync(code);

    public async Task<long> AddOrganisationAsync(string name, string municipality = TestDatabase.Waterveen) =>
        await ScalarAsync("""
            insert into organisations (municipality_code, area_code, name, kind)
            values (current_municipality(), current_area(), @name, 'welfare') returning id
            """, new { name }, municipality);

    public async Task<Actor> AddAccountAsync(Role role, string name, long? organisation = null, string municipality = TestDatabase.Waterveen) => new()
    {
        Account = await ScalarAsync("""
            insert into accounts (municipality_code, email, display_name, role, organisation_id)
            values (current_municipality(), @email, @name, @role, @organisation) returning id
            """, new { email = $"a{Next()}@example.org", name, role = Code.Of(role), organisation }, municipality),
        Municipality = new(municipality),
        MunicipalityName = "Gemeente Waterveen",
        Role = role,
        Name = name,
        Organisation = organisation is { } id ? new OrganisationId(id) : null,
    };

    public async Task AddDeputyAsync(Actor caseworker, Actor deputy) =>
        await ExecuteAsync("""
            insert into deputies (municipality_code, caseworker_id, deputy_id)
            values (current_municipality(), @Caseworker, @Deputy) on conflict do nothing
            """, new { Caseworker = caseworker.Account, Deputy = deputy.Account });

    public async Task<NewcomerId> AddPersonAsync(Actor caseworker, Func<Newcomer, Newcomer>? with = null)
    {
        var person = new Newcomer
        {
            Id = new(0),
            Municipality = caseworker.Municipality,
            Caseworker = new(caseworker.Account),
            Postcode = new(8011),
        };
        await using var jobs = await Database.BeginAsync(DbAudience.Jobs, caseworker.Municipality.Value);
        var ids = await NewcomerWriter.InsertAsync(
            jobs, [new NewcomerEntry(with?.Invoke(person) ?? person, "test", $"X{Next()}", "Selam", "Tesfay")], "import", Today);
        await jobs.CommitAsync();
        return ids[0];
    }

    public async Task<OpeningId> AddOpeningAsync(int? places = 1, Func<Opening, Opening>? with = null, long? organisation = null)
    {
        var opening = new Opening
        {
            Id = new(0),
            Organisation = new(organisation ?? Kringloop),
            Kind = OpeningKind.VolunteerRole,
            Postcode = new(8011),
            Capacity = new(places, 0),
        };
        opening = with?.Invoke(opening) ?? opening;
        await using var jobs = await Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        var number = $"P{Next()}";
        var ids = await OpeningWriter.InsertAsync(
            jobs, [OpeningRecord.ToRow(opening, new OpeningTexts { Source = "test", ExternId = number, Title = $"Kleding sorteren {number}" })]);
        await jobs.CommitAsync();
        return ids[0];
    }

    public async Task<ProposalId> AddProposalAsync(NewcomerId person, OpeningId opening, DateTimeOffset? createdAt = null, Evidence? evidence = null) =>
        new(await ScalarAsync("""
            insert into proposals (municipality_code, area_code, newcomer_id, opening_id, caseworker_id, kind, status, origin, evidence, created_at)
            select current_municipality(), current_area(), n.id, o.id, n.caseworker_id, o.kind, 'open', 'round', @evidence::jsonb, @at
            from newcomers n, openings o where n.id = @person and o.id = @opening
            returning id
            """, new
        {
            person = person.Value,
            opening = opening.Value,
            at = createdAt ?? Clock.GetUtcNow().AddHours(-6),
            evidence = evidence is null ? null : System.Text.Json.JsonSerializer.Serialize(evidence, DomainJson.Options),
        }));

    /// <summary>A person of this caseworker with an open proposal on an opening (a new one with one place when not given).</summary>
    public async Task<ProposalId> AddProposalAsync(Actor caseworker, OpeningId? opening = null) =>
        await AddProposalAsync(await AddPersonAsync(caseworker), opening ?? await AddOpeningAsync());

    public async Task<(string Status, string? Reason, int Version)> ProposalAsync(ProposalId proposal)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        return await db.Connection.QuerySingleAsync<(string, string?, int)>(
            "select status, withdrawn_reason, version from proposals where id = @Value", new { proposal.Value });
    }

    public async Task<long> CountAsync(string sql, object? parameters = null) => await ScalarAsync(sql, parameters);

    /// <summary>Actions and results of the audit trail about an object, in order.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync(string objectType, long objectId)
    {
        await using var db = await Database.BeginAsync(DbAudience.Auditor, TestDatabase.Waterveen);
        return [.. await db.Connection.QueryAsync<string>(
            "select action || ' ' || result from audit where object_type = @objectType and object_id = @id order by seq",
            new { objectType, id = objectId.ToString(System.Globalization.CultureInfo.InvariantCulture) })];
    }

    public async Task<long> AuditCountAsync() => await CountAsync("select count(*) from audit");

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        await db.Connection.ExecuteAsync(sql, parameters);
        await db.CommitAsync();
    }

    /// <summary>
    /// Two at once: <paramref name="first"/> was done and is not yet there for others to see; <paramref name="second"/> begins, has to wait
    /// for it, and goes on once it is there.
    /// </summary>
    public async Task<T> MeetAsync<T>(string first, object parameters, Func<Task<T>> second)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        await db.Connection.ExecuteAsync(first, parameters);
        var acts = Task.Run(second);
        while (!acts.IsCompleted && !await db.Connection.ExecuteScalarAsync<bool>(
                   "select exists (select from pg_sleep(0.02), pg_locks l where not l.granted and pg_backend_pid() = any(pg_blocking_pids(l.pid)))"))
        {
        }
        await db.CommitAsync();
        return await acts;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<long> ScalarAsync(string sql, object? parameters = null, string municipality = TestDatabase.Waterveen)
    {
        await using var db = await Database.BeginAsync(DbAudience.Jobs, municipality);
        var value = await db.Connection.ExecuteScalarAsync<long>(sql, parameters);
        await db.CommitAsync();
        return value;
    }

    private int Next() => Interlocked.Increment(ref _number);
}
