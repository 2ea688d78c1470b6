using Matching.Service.Imports.Uploads;
using Matching.Service.Openings;
using Matching.Service.Proposals;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Service.Waiting;
using Quartz;

namespace Matching.Service.Jobs;

public static class JobServices
{
    /// <summary>The schedule and its history; with <paramref name="work"/> this process also runs jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, bool work)
    {
        services.AddSingleton<HoldExpiry>().AddSingleton<PostponedReturn>().AddSingleton<PastVisits>().AddSingleton<WaitingSweep>().AddSingleton<UploadExpiry>()
            .AddSingleton<MissedNights>().AddSingleton<ShadowNights>().AddSingleton<RankerTraining>();
        JobList.AddHandlers(services);
        QuartzSetup.Add(services);
        services.AddSingleton<IJobs, QuartzJobs>();
        if (work)
        {
            services.AddHostedService<JobStart>();
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        }
        return services;
    }

    /// <summary>Puts the list of jobs into the schedule, and sweeps once: what was missed while nothing ran is seen at once.</summary>
    private sealed class JobStart(IJobs jobs, Database database, IServiceProvider services, ILogger<JobStart> log) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await jobs.ScheduleAsync(JobList.For(await RoundArea.AllAsync(database, stoppingToken)), stoppingToken);
            try
            {
                await services.GetRequiredKeyedService<IJobHandler>(JobList.Sweep).RunAsync("", stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The pages go on; the next sweep tries again and its failure stands in the history.
                JobLog.FirstSweepFailed(log, failure);
            }
        }
    }
}
