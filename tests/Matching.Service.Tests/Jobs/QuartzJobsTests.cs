using Dapper;
using Matching.Service.Jobs;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Matching.Service.Tests.Jobs;

/// <summary>The port on a real scheduler with its tables in the database.</summary>
public sealed class QuartzJobsTests
{
    private static readonly RoundArea Area = new(TestDatabase.Waterveen, [TestDatabase.Waterveen]);

    [Fact]
    public async Task The_night_runs_at_half_past_three_Dutch_time_in_summer_and_winter()
    {
        await using var scheduler = await OpenAsync();
        await scheduler.Jobs.ScheduleAsync(JobList.For([Area]));

        var trigger = await scheduler.Quartz.GetTrigger(new TriggerKey($"night/{Area.Code}", QuartzSetup.Group));

        var summer = trigger!.GetFireTimeAfter(new DateTimeOffset(2027, 6, 30, 12, 0, 0, TimeSpan.Zero))!.Value;
        var winter = trigger.GetFireTimeAfter(new DateTimeOffset(2027, 12, 31, 12, 0, 0, TimeSpan.Zero))!.Value;
        Assert.Equal(new DateTime(2027, 7, 1, 1, 30, 0), summer.UtcDateTime);
        Assert.Equal(new DateTime(2028, 1, 1, 2, 30, 0), winter.UtcDateTime);
    }

    [Fact]
    public async Task What_is_no_longer_in_the_list_is_no_longer_in_the_schedule()
    {
        await using var scheduler = await OpenAsync();
        await scheduler.Jobs.ScheduleAsync(JobList.For([Area, new RoundArea("GM9002", ["GM9002"])]));
        await scheduler.Jobs.ScheduleAsync(JobList.For([Area]));

        var names = (await scheduler.Quartz.QueryJobs(new JobQuery { Take = 100 })).Items.Select(j => j.Key.Name).Order();

        Assert.Equal([$"night/{Area.Code}", "purge-snapshots", $"shadows/{Area.Code}", "sweep", $"train/{Area.Code}"], names);
    }

    [Fact]
    public async Task A_job_runs_its_handler_and_leaves_a_run_in_the_history()
    {
        await using var scheduler = await OpenAsync();
        await scheduler.Jobs.ScheduleAsync([new RecurringJob("ring", "ring", "twice", "0 5 * * *")]);
        await scheduler.Quartz.Start();

        await scheduler.Quartz.TriggerJob(new JobKey("ring", QuartzSetup.Group));
        Assert.Equal("twice", await Ring.Rang.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await scheduler.Quartz.Shutdown(waitForJobsToComplete: true);

        var run = Assert.Single(await scheduler.Jobs.HistoryAsync("ring"));
        Assert.True(run.Succeeded);
    }

    [Fact]
    public async Task The_schedulers_tables_belong_to_the_owner_and_are_only_used_by_the_jobs()
    {
        await using var scheduler = await OpenAsync();
        await using var jobs = await scheduler.Database.Database.For(DbAudience.Jobs).OpenConnectionAsync();

        Assert.Equal(["matching_owner"], await jobs.QueryAsync<string>(
            "select distinct tableowner from pg_tables where starts_with(tablename, 'qrtz_')"));
        await using var desk = await scheduler.Database.Database.For(DbAudience.Desk).OpenConnectionAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.QueryAsync("select * from qrtz_job_details"));
    }

    [Fact]
    public void Every_job_in_the_list_has_a_handler_and_no_time_in_the_hour_that_jumps()
    {
        var handlers = JobList.AddHandlers(new ServiceCollection()).Select(s => s.ServiceKey).ToHashSet();

        Assert.All(JobList.For([Area]), job =>
        {
            Assert.Contains(job.Job, handlers);
            Assert.NotEqual("2", job.Cron.Split(' ')[1]);
        });
    }

    private static async Task<Scheduler> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(database.Database)
            .AddSingleton(TimeProvider.System)
            .AddRounds(new ConfigurationBuilder().Build())
            .AddJobs(work: false)
            .AddKeyedTransient<IJobHandler, Ring>("ring")
            .BuildServiceProvider();
        return new Scheduler(database, services, services.GetRequiredService<IJobs>(), await services.GetRequiredService<ISchedulerFactory>().GetScheduler());
    }

    private sealed record Scheduler(TestDatabase Database, ServiceProvider Services, IJobs Jobs, IScheduler Quartz) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Quartz.Status != SchedulerStatus.Shutdown)
                await Quartz.Shutdown(waitForJobsToComplete: true);
            await Services.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private sealed class Ring : IJobHandler
    {
        public static readonly TaskCompletionSource<string> Rang = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RunAsync(string args, CancellationToken ct)
        {
            Rang.TrySetResult(args);
            return Task.CompletedTask;
        }
    }
}
