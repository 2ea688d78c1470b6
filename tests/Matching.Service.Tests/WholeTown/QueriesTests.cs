using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Simulation;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Matching.Service.Tests.WholeTown;

/// <summary>What pages ask of the database: few questions, as many for a full desk as for an empty one, each by an index.</summary>
public sealed class QueriesTests : IAsyncLifetime
{
    /// <summary>Small by nature: a municipality has tens of these, and reading all of them is the quickest way.</summary>
    private static readonly HashSet<string> SmallTables =
    [
        "accounts", "organisations", "municipalities", "areas", "deputies", "installation", "schema_version", "rounds", "rankers", "policies",
    ];

    /// <summary>Most questions of a page that has no line of its own.</summary>
    private const int Ordinary = 14;

    /// <summary>Pages that bring much together, and the most they may ask. A page that asks less gets a lower number here.</summary>
    private static readonly Dictionary<string, int> Rich = new()
    {
        ["/mensen/{Id:long}"] = 30,
        ["/mensen/{Id:long}/gesprek/voor-jou"] = 18,
        ["/mensen/{Id:long}/plekken/{Opening:long}"] = 20,
        ["/mensen/{Id:long}/vergelijken"] = 19,
        ["/overzicht"] = 30,
        ["/plek/{Id:long}/mensen"] = 26,
        ["/plekken/{Id:long}"] = 18,
        ["/voorstellen"] = 18,
        ["/voorstellen/{Id:long}"] = 18,
    };

    // With sequential scans made expensive, PostgreSQL takes one only where no index serves. A connection tells the statistics what it did when it ends.
    private readonly TownOverHttp _town = new() { Connecting = "Options=-c enable_seqscan=off;Pooling=false" };

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_page_asks_little_and_no_more_for_a_full_desk()
    {
        var addresses = await Addresses.OfAsync(_town);
        var (full, empty) = await DesksAsync();
        var people = new[] { full, As(AccountRole.Coordinator), As(AccountRole.Manager) };
        await CountAsync(full, "/help");
        var wrong = new List<string>();
        foreach (var endpoint in Pages())
        {
            var page = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
            var asked = 0;
            foreach (var address in addresses.Of(endpoint.RoutePattern, most: 2))
            {
                foreach (var person in people)
                    asked = Math.Max(asked, await CountAsync(person, address));
                if (endpoint.RoutePattern.Parameters.Count == 0 && await CountAsync(full, address) is var most && await CountAsync(empty, address) is var least && most > least + 4)
                    wrong.Add($"{address}: {least} queries for nobody, {most} for a full desk");
            }
            if (asked > Rich.GetValueOrDefault(page, Ordinary))
                wrong.Add($"[\"{page}\"] = {asked},");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_query_of_every_page_has_an_index()
    {
        var addresses = await Addresses.OfAsync(_town);
        var before = await ScansAsync();
        var people = new[] { As(AccountRole.Caseworker), As(AccountRole.Coordinator), As(AccountRole.Manager) };
        var scanned = new List<string>();
        foreach (var endpoint in Pages())
        {
            foreach (var person in people)
                foreach (var address in addresses.Of(endpoint.RoutePattern, most: 2))
                    await _town.SendAsync(HttpMethod.Get, person, address);
            var after = await ScansAsync();
            scanned.AddRange(after.Where(t => t.Value > before.GetValueOrDefault(t.Key) && !SmallTables.Contains(t.Key))
                .Select(t => $"{endpoint.RoutePattern.RawText}: {t.Key}"));
            before = after;
        }
        Assert.Equal("", string.Join('\n', scanned.Distinct()));
    }

    [Fact]
    public async Task A_query_without_an_index_is_noticed()
    {
        var before = await ScansAsync();
        await using (var database = new Database(_town.ConnectionString))
        await using (var desk = await database.BeginAsync(DbAudience.Desk, _town.Town.Municipality.Value))
            await desk.Connection.ExecuteAsync("select from newcomer_names where family_name = 'Niemand'");

        var after = await ScansAsync();

        Assert.Equal(["newcomer_names"], after.Where(t => t.Value > before[t.Key]).Select(t => t.Key));
    }

    private Actor As(AccountRole role) => _town.As(_town.Town.Accounts.First(a => a.Role == role));

    private IEnumerable<RouteEndpoint> Pages() => _town.Endpoints
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
        .OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal);

    private async Task<(Actor Full, Actor Empty)> DesksAsync()
    {
        var accounts = _town.Town.Accounts.Where(a => a.Role == AccountRole.Caseworker).ToList();
        await _town.ChangeAsync("""
            update newcomers set caseworker_id = @full where caseworker_id = @empty;
            update proposals set caseworker_id = @full where caseworker_id = @empty;
            """, new { full = accounts[0].Id, empty = accounts[1].Id });
        return (_town.As(accounts[0]), _town.As(accounts[1]));
    }

    private async Task<int> CountAsync(Actor actor, string address)
    {
        var commands = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == new NpgsqlConnectionStringBuilder(_town.ConnectionString).Database)
                    commands.Enqueue($"{activity.GetTagItem("db.query.text")}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        var (status, _) = await _town.SendAsync(HttpMethod.Get, actor, address);
        Assert.True(status < HttpStatusCode.InternalServerError, $"{address} answered {status}.");
        return commands.Count(text => !Opening.Any(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What opening a transaction and the keys of who asks cost, on every page the same.</summary>
    private static readonly string[] Opening = ["select current_user", "select set_config", "set transaction", "select keys_on", "begin", "commit", "rollback"];


    private async Task<Dictionary<string, long>> ScansAsync()
    {
        while ((await _town.RowsAsync<long>("""
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name like 'matching %' and pid <> pg_backend_pid()
            """))[0] > 0) { }
        return (await _town.RowsAsync<(string Table, long Scans)>(
                "select relname, coalesce(seq_scan, 0) from pg_stat_user_tables where schemaname = current_schema()"))
            .ToDictionary(t => t.Table, t => t.Scans);
    }
}
