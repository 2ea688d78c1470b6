using Dapper;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Browser.Tests;

/// <summary>
/// Real rounds of the nights before the tests' morning. The database's own clock cannot be set, so afterwards what it dated is put back
/// to the night it belongs to: dates on screen are the same whenever the tests run. One in six people has waited longer than these nights.
/// </summary>
internal static class Nights
{
    private static readonly int[] DaysAgo = [3, 1, 0];

    public static async Task RunAsync(Database database, string area, DateOnly today, Func<Task>? beforeTheLast = null)
    {
        var began = DateTimeOffset.UtcNow.AddMinutes(-1);
        foreach (var night in DaysAgo.Select(days => today.AddDays(-days)))
        {
            if (night == today && beforeTheLast is not null)
                await beforeTheLast();
            var clock = new FakeTime(HalfPastThree(night));
            var outcome = await new RoundRunner(database, clock, new RoundSettings())
                .RunAsync(new RoundRequest(area, night, RoundRequest.ByNight), new Steps(clock));
            Assert.Equal(RoundEnding.Published, outcome.Ending);
            await DateAsync(database, area, night, clock.GetUtcNow(), began);
        }
    }

    private static async Task DateAsync(Database database, string area, DateOnly night, DateTimeOffset ready, DateTimeOffset began)
    {
        await using var jobs = await database.BeginAsync(DbAudience.Jobs, area);
        await jobs.Connection.ExecuteAsync("""
            update rounds set started_at = @started, finished_at = @ready where business_date = @night;
            update proposals p set created_at = @ready - case when p.newcomer_id % 6 = 0 then interval '16 days' else interval '0' end, updated_at = @ready
            from rounds r
            where r.id = p.first_round_id and r.business_date = @night;
            update proposals set updated_at = @ready where updated_at between @began and clock_timestamp();
            """, new { night, started = HalfPastThree(night), ready, began });
        await jobs.CommitAsync();
    }

    private static DateTimeOffset HalfPastThree(DateOnly night) => new(night, new TimeOnly(2, 30), TimeSpan.Zero);

    /// <summary>Lets each step take its time on a clock that otherwise stands still.</summary>
    private sealed class Steps(FakeTime clock) : IProgress<RoundStep>
    {
        private RoundStep? _running;

        public void Report(RoundStep value)
        {
            if (_running is { } done)
                clock.Advance(TimeSpan.FromMilliseconds(40 + 90 * (int)done));
            _running = value;
        }
    }
}
