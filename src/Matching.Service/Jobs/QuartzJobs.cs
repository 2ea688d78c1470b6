using Quartz;
using Quartz.Extensibility;

namespace Matching.Service.Jobs;

/// <summary>The port on Quartz. Only here and in <see cref="QuartzSetup"/> is Quartz known.</summary>
internal sealed class QuartzJobs(ISchedulerFactory schedulers, IExecutionHistoryStore history) : IJobs
{
    public async Task ScheduleAsync(IReadOnlyList<RecurringJob> jobs, CancellationToken ct = default)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create<QuartzDispatch>().WithIdentity(job.Name, QuartzSetup.Group).StoreDurably().RequestRecovery()
                .DisallowConcurrentExecution().UsingInput(new JobCall(job.Job, job.Args)).Build();
            var trigger = TriggerBuilder.Create().WithIdentity(job.Name, QuartzSetup.Group).ForJob(detail).WithSchedule(
                CronScheduleBuilder.Create(job.Cron, CronFormat.Unix).InTimeZone(QuartzSetup.DutchTime)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build();
            await scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, ct);
        }
        var known = await scheduler.QueryJobs(new JobQuery { Take = 1000 }, ct);
        var named = jobs.Select(j => new JobKey(j.Name, QuartzSetup.Group)).ToHashSet();
        await scheduler.DeleteJobs([.. known.Items.Select(j => j.Key).Where(k => k.Group == QuartzSetup.Group && !named.Contains(k))], ct);
    }

    public async Task<IReadOnlyList<JobRun>> HistoryAsync(string? name = null, int most = 50, CancellationToken ct = default)
    {
        var page = await history.QueryExecutions(new ExecutionHistoryQuery
        {
            SchedulerName = QuartzSetup.SchedulerName,
            Job = name is null ? null : new JobKey(name, QuartzSetup.Group),
            Take = most,
        }, ct);
        return [.. page.Items.OrderByDescending(e => e.FiredAtUtc)
            .Select(e => new JobRun(e.JobName, e.FiredAtUtc, e.Duration, e.Succeeded, e.ExceptionMessage))];
    }
}

/// <summary>What is stored of a job to run.</summary>
public sealed record JobCall(string Job, string Args);

/// <summary>Finds the handler and runs it. Its name is stored in the database: never rename it; handlers may be renamed.</summary>
public sealed class QuartzDispatch(IServiceProvider services) : IJob<JobCall>
{
    public async ValueTask Execute(IJobExecutionContext context, JobCall input, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>(input.Job).RunAsync(input.Args, cancellationToken);
    }
}
