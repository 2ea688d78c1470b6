using System.Net;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;
using Microsoft.AspNetCore.Routing;

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
        ["/mensen/{Id:long}/plekken/{Opening:long}"] = 22,
        ["/mensen/{Id:long}/vergelijken"] = 19,
        ["/overzicht"] = 30,
        ["/plek/{Id:long}/mensen"] = 26,
        ["/plekken/{Id:long}"] = 18,
        ["/voorstellen"] = 18,
        ["/voorstellen/{Id:long}"] = 18,
    };

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(1);

    // With sequential scans made expensive, PostgreSQL takes one only where no index serves. A connection tells the statistics what it did when it ends.
    private readonly TownOverHttp _town = new() { Connecting = "Options=-c enable_seqscan=off;Pooling=false" };

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_page_asks_little_and_no_more_for_a_full_desk()
    {
        var (full, empty) = await DesksAsync();
        var people = new[] { full, empty, As(AccountRole.Coordinator), As(AccountRole.Manager) };
        await AddRowsAsync(people);
        var addresses = await Addresses.OfAsync(_town);
        await CountAsync(full, "/help");
        var wrong = new List<string>();
        foreach (var endpoint in Pages())
        {
            var page = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
            var (asked, isSeen) = (0, false);
            foreach (var person in people)
            {
                var (found, isThere) = await AskAsync(addresses, endpoint, person);
                isSeen |= isThere;
                foreach (var address in found)
                    asked = Math.Max(asked, await CountAsync(person, address));
            }
            if (!isSeen)
                wrong.Add($"{page} showed nothing to anybody, so its queries were not counted");
            if (endpoint.RoutePattern.Parameters.Count == 0 && await CountAsync(full, page) is var most && await CountAsync(empty, page) is var least && most > least + 4)
                wrong.Add($"{page}: {least} queries for nobody, {most} for a full desk");
            if (asked > Rich.GetValueOrDefault(page, Ordinary))
                wrong.Add($"[\"{page}\"] = {asked},");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_query_of_every_page_has_an_index()
    {
        var people = _town.Caseworkers.Take(2).Append( As(AccountRole.Coordinator)).Append(As(AccountRole.Manager)).ToList();
        await AddRowsAsync(people);
        var addresses = await Addresses.OfAsync(_town);
        var before = await ScansAsync();
        var scanned = new List<string>();
        foreach (var endpoint in Pages())
        {
            var isSeen = false;
            foreach (var person in people)
                isSeen |= (await AskAsync(addresses, endpoint, person)).IsThere;
            if (!isSeen)
                scanned.Add($"{endpoint.RoutePattern.RawText} showed nothing to anybody");
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

    /// <summary>Two addresses where this person finds something, each asked once; or, where somebody of this role finds nothing, the first two.</summary>
    private async Task<(IReadOnlyList<string> Addresses, bool IsThere)> AskAsync(Addresses addresses, RouteEndpoint page, Actor person)
    {
        if (await addresses.ThereAsync(_town, page, person, most: 2) is { Count: > 0 } there)
            return (there, true);
        IReadOnlyList<string> closed = [.. addresses.Of(page.RoutePattern, most: 2)];
        foreach (var address in closed)
            Assert.NotEqual(HttpStatusCode.OK, (await _town.SendAsync(HttpMethod.Get, person, address)).Status);
        return (closed, false);
    }

    /// <summary>What the demo does not bring of itself: a list that each of them sent in, and a question to the second of them about a proposal of the first.</summary>
    private async Task AddRowsAsync(IReadOnlyList<Actor> people)
    {
        await _town.ChangeAsync("""
            insert into import_uploads (municipality_code, account_id, kind, content, created_at)
            select municipality_code, id, 'openings', convert_to(e'extern_id;organisatie;titel;soort;postcode\n1;Niemand;Koffie;maatje;8011\n', 'utf8'), now() + interval '10 years'
            from accounts
            where id = any(@ids) and role <> 'caseworker'
            """, new { ids = people.Select(p => p.Account).ToArray() }, DbAudience.Desk);
        await _town.ChangeAsync("""
            with p as (
              update proposals set status = 'postponed', postponed_until = current_date + 3650, version = version + 1
              where id = (select min(id) from proposals where status = 'open' and caseworker_id = @asks)
              returning id, caseworker_id),
            d as (
              insert into decisions (municipality_code, proposal_id, account_id, kind, decided_at)
              select current_municipality(), p.id, p.caseworker_id, 'discussed', now() from p
              returning id, proposal_id, account_id)
            insert into consultations (municipality_code, proposal_id, decision_id, asked_by, asked, question, asked_at)
            select current_municipality(), d.proposal_id, d.id, d.account_id, @asked, 'Ken jij deze organisatie?', now() from d
            """, new { asks = people[0].Account, asked = people[1].Account });
    }

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
        var (answer, queries) = await AskedQueries.DuringAsync(_town.ConnectionString, () => _town.SendAsync(HttpMethod.Get, actor, address));
        Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{address} answered {answer.Status}.");
        return queries.Count;
    }

    private async Task<Dictionary<string, long>> ScansAsync()
    {
        await Until.SoAsync(
            async () => (await _town.RowsAsync<long>("""
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name like 'matching %' and pid <> pg_backend_pid()
                """))[0] == 0,
            LongestFarewell, "Somebody is still connected, so what the last page read is not known yet.");
        return (await _town.RowsAsync<(string Table, long Scans)>(
                "select relname, coalesce(seq_scan, 0) from pg_stat_user_tables where schemaname = current_schema()"))
            .ToDictionary(t => t.Table, t => t.Scans);
    }
}
