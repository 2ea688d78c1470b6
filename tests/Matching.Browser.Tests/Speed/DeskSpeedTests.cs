using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Engine.Rounds;
using Matching.Quality;
using Matching.Service.Pipeline;
using Matching.Simulation;
using Matching.TestKit;

namespace Matching.Browser.Tests.Speed;

/// <summary>
/// How fast the desk is on a town of 5,000 people with 25,000 open proposals; writes <c>benchmarks/results/desk.json</c>. Not part of the
/// ordinary suite: it fills and asks for some minutes and wants a quiet machine.
/// <code>
/// dotnet build -c Release tests/Matching.Browser.Tests
/// tests/Matching.Browser.Tests/bin/Release/net10.0/Matching.Browser.Tests -explicit only -class Matching.Browser.Tests.Speed.DeskSpeedTests
/// </code>
/// </summary>
public sealed class DeskSpeedTests(Chromium chromium)
{
    /// <summary>For whoever looks for a cause: only pages whose address begins so (<c>MATCHING_SPEED_ONLY</c>), and no result is written.</summary>
    private static readonly string? Only = Environment.GetEnvironmentVariable("MATCHING_SPEED_ONLY");

    private const int Decided = 100;
    private const int WarmUp = 20;

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact(Explicit = true)]
    public async Task A_decision_and_every_page_in_a_large_town()
    {
        await using var town = await LargeTown.BuildAsync();
        var people = await PeopleAsync(town);
        var readWhole = await ReadWholeAsync(town, people);
        await using var application = town.Start();
        var open = (await town.RowsAsync<int>("select count(*)::int from proposals where status = 'open'"))[0];
        var pages = await TimesAsync(town, application, people, readWhole);
        var (decisions, empties) = await DecideAsync(application, people[Role.Caseworker]);
        var report = new
        {
            Suite = "desk",
            Machine = Machine.This,
            Build = IsOptimised ? "Release" : "Debug",
            Town = new
            {
                People = town.Town.Newcomers.Count,
                Openings = town.Town.Openings.Count,
                OpenProposals = open,
                MostProposalsPerPerson = LargeTown.Policy.ProposalsPerPerson,
                MostProposalsPerPersonAsDelivered = RoundOptions.Default.ProposalsPerPerson,
            },
            Decisions = new
            {
                Count = decisions.Count,
                Median = Middle(decisions),
                Percentile95 = Percentile(decisions, 95),
                EmptyPageMedian = Middle(empties),
                TimesAnEmptyPage = Math.Round(Middle(decisions) / Middle(empties), 2),
            },
            SlowestPage = pages.Max(p => p.Median),
            MostQueries = pages.Max(p => p.Queries),
            Pages = pages,
        };
        Write(report, isFull: Only is null && open >= 25_000 && report.Town.People >= 5_000);
        Assert.True(report.Decisions.Median < 200, $"From key to focus took {report.Decisions.Median} ms.");
        Assert.True(report.Decisions.Percentile95 < 400, $"One in twenty took {report.Decisions.Percentile95} ms or more.");
        Assert.True(report.Decisions.TimesAnEmptyPage <= 3, $"A decision took {report.Decisions.TimesAnEmptyPage} × an empty page.");
        Assert.Equal([], pages.Where(p => p.Median >= 300).Select(p => $"{p.Role} {p.Route}: {p.Median} ms"));
    }

    private static async Task<IReadOnlyDictionary<Role, Actor>> PeopleAsync(LargeTown town) => new Dictionary<Role, Actor>
    {
        [Role.Caseworker] = await town.BusiestAsync(AccountRole.Caseworker, "select count(*) from proposals p where p.caseworker_id = a.id and p.status = 'open'"),
        [Role.Coordinator] = await town.BusiestAsync(AccountRole.Coordinator, "select count(*) from openings o where o.coordinator_id = a.id"),
        [Role.Manager] = await town.BusiestAsync(AccountRole.Manager, "select 1"),
    };

    private static async Task<IReadOnlyDictionary<(Actor? Actor, string Address), IReadOnlyList<string>>> ReadWholeAsync(
        LargeTown town, IReadOnlyDictionary<Role, Actor> people)
    {
        await using var unpooled = town.Start("Pooling=false");
        var scans = new PageTimes(town, unpooled);
        var found = new Dictionary<(Actor?, string), IReadOnlyList<string>>();
        foreach (var (_, actor, address) in await AddressesAsync(town, unpooled, people))
        {
            // Waits for what /kansen computes, and reads nothing more.
            if (address.StartsWith("/kansen/", StringComparison.Ordinal))
                continue;
            found[(actor, address)] = await scans.ReadWholeAsync(actor, address);
            Console.Error.WriteLine($"{actor?.Role} {address} reads whole: {string.Join(", ", found[(actor, address)])}");
        }
        return found;
    }

    private static async Task<IReadOnlyList<PageTime>> TimesAsync(
        LargeTown town, RunningApplication application, IReadOnlyDictionary<Role, Actor> people,
        IReadOnlyDictionary<(Actor? Actor, string Address), IReadOnlyList<string>> readWhole)
    {
        var times = new PageTimes(town, application);
        if (Only is null)
            await times.ComputeAsync(people[Role.Manager], "/kansen");
        var measured = new List<PageTime>();
        foreach (var (route, actor, address) in await AddressesAsync(town, application, people))
        {
            measured.Add(await times.MeasureAsync(route, actor, address) with { ReadWhole = readWhole.GetValueOrDefault((actor, address), []) });
            Console.Error.WriteLine($"{measured[^1].Median,8} ms {measured[^1].Queries,4} {actor?.Role} {address}");
        }
        return measured;
    }

    private static async Task<IReadOnlyList<(Route Route, Actor? Actor, string Address)>> AddressesAsync(
        LargeTown town, RunningApplication application, IReadOnlyDictionary<Role, Actor> people)
    {
        var all = new List<(Route, Actor?, string)>();
        foreach (var route in Route.AllOf(application))
            foreach (var actor in route.Roles.Select(role => (Actor?)people[role]).DefaultIfEmpty())
                all.AddRange((await route.AddressesAsync(town, actor)).Select(address => (route, actor, address)));
        return Only is { } only ? [.. all.Where(a => a.Item3.StartsWith(only, StringComparison.Ordinal))] : all;
    }

    private async Task<(IReadOnlyList<double> Decisions, IReadOnlyList<double> EmptyPages)> DecideAsync(RunningApplication application, Actor caseworker)
    {
        await using var context = await chromium.OpenAsync(application.ClientOptions.BaseAddress);
        var cookie = ActorOverHttp.CookieOf(application.Services, caseworker).Split('=', 2);
        await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = application.ClientOptions.BaseAddress.ToString() }]);
        return await new Decisions(context).TakeAsync(WarmUp, Decided);
    }

    private static double Middle(IReadOnlyList<double> times) => Percentile(times, 50);

    private static double Percentile(IReadOnlyList<double> times, int percent) =>
        Math.Round(times.Order().ElementAt((times.Count * percent + 99) / 100 - 1), 1);

    private static bool IsOptimised => !typeof(Service.Pages.App).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false)
        .Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled);

    // A smaller town, for whoever looks for a cause, says so on the screen and leaves the result alone.
    private static void Write(object report, bool isFull)
    {
        var text = JsonSerializer.Serialize(report, Json).ReplaceLineEndings("\n") + "\n";
        if (isFull)
            File.WriteAllText(Path.Combine(Repository.Root, "benchmarks", "results", "desk.json"), text);
        else
            TestContext.Current.SendDiagnosticMessage(text);
        Console.WriteLine(text);
    }
}
