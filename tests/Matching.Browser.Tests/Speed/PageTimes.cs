using System.Diagnostics;
using System.Net;
using Matching.Service.Pipeline;
using Matching.TestKit;

namespace Matching.Browser.Tests.Speed;

/// <summary>One address as it was measured: milliseconds from asking to the last byte, questions to the database, and what was read without an index.</summary>
internal sealed record PageTime(string Route, string Role, double Median, double Slowest, int Queries, int Kilobytes)
{
    /// <summary>Tables read from end to end while this page was made, at the real size and with the plans PostgreSQL chose.</summary>
    public IReadOnlyList<string> ReadWhole { get; init; } = [];
}

/// <summary>Asks pages of a running application over HTTP, one after the other.</summary>
internal sealed class PageTimes(LargeTown town, RunningApplication application)
{
    private const int WarmUp = 2;
    private const int Measured = 7;

    private static readonly TimeSpan LongestComputing = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(1);

    /// <summary>Asks until what takes long once a night was computed, beside the pages: in a real morning it is there before long.</summary>
    public async Task ComputeAsync(Actor actor, string address)
    {
        using var client = Client(actor);
        await Until.SoAsync(
            async () => !(await client.GetStringAsync(address)).Contains("data-refresh", StringComparison.Ordinal), LongestComputing,
            $"{address} is still being computed.");
    }

    public async Task<PageTime> MeasureAsync(Route route, Actor? actor, string address)
    {
        using var client = Client(actor);
        for (var i = 0; i < WarmUp; i++)
            await AskAsync(client, address);
        var times = new List<double>();
        for (var i = 0; i < Measured; i++)
        {
            var watch = Stopwatch.StartNew();
            await AskAsync(client, address);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var (bytes, queries) = await AskedQueries.DuringAsync(town.ConnectionString, () => AskAsync(client, address));
        return new PageTime(
            route.Name, actor?.Role.ToString() ?? "anybody", Math.Round(times.Order().ElementAt(Measured / 2), 1), Math.Round(times.Max(), 1), queries.Count,
            (bytes + 1023) / 1024);
    }

    /// <summary>
    /// The tables that one asking reads from end to end. Wants an application alone in its town, and connections that end with their request
    /// (<c>Pooling=false</c>): only then do they say what they did.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReadWholeAsync(Actor? actor, string address)
    {
        var before = await ScansAsync();
        var began = (await town.RowsAsync<DateTimeOffset>("select clock_timestamp()"))[0];
        using var client = Client(actor);
        await AskAsync(client, address);
        await AllGoneAsync(began);
        var after = await ScansAsync();
        return [.. after.Where(t => t.Value > before.GetValueOrDefault(t.Key)).Select(t => t.Key).Order(StringComparer.Ordinal)];
    }

    private HttpClient Client(Actor? actor)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) 
        {
            BaseAddress = application.ClientOptions.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (actor is not null)
            client.DefaultRequestHeaders.Add("Cookie", ActorOverHttp.CookieOf(application.Services, actor));
        return client;
    }

    private static async Task<int> AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address} answered {answer.StatusCode}.");
        return bytes.Length;
    }

    private async Task<IReadOnlyDictionary<string, long>> ScansAsync() =>
        (await town.RowsAsync<(string Table, long Scans)>(
            "select relname, coalesce(seq_scan, 0) from pg_stat_user_tables where schemaname = current_schema()"))
        .ToDictionary(t => t.Table, t => t.Scans);

    private Task AllGoneAsync(DateTimeOffset since) => Until.SoAsync(
        async () => (await town.RowsAsync<long>("""
            select count(a.pid) from pg_sleep(0.01) left join pg_stat_activity a
              on a.datname = current_database() and a.backend_start >= @since and a.application_name in ('matching desk', 'matching coordinator')
            """, new { since }))[0] == 0,
        LongestFarewell, "Connections of the request that was counted are still open.");
}
