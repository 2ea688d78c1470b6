using Matching.Service.Storage;
using Npgsql;
using Quartz;

namespace Matching.Service.Jobs;

/// <summary>How Quartz is set: clustered, in the tables of the database itself, as the role of the jobs.</summary>
internal static class QuartzSetup
{
    public const string SchedulerName = "matching";
    public const string Group = "matching";
    private const int Workers = 2;

    public static TimeZoneInfo DutchTime { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static void Add(IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.GenerateInstanceId = true;
                // Half a minute by default: so long would a job that another node scheduled go unseen.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(5);
            });
            quartz.UseDefaultThreadPool(Workers);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<Database>().For(DbAudience.Jobs));
                store.UseExecutionHistory();
                // A process that stands still for less than this is not taken for dead.
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(5);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(15);
                });
                store.ConfigureStore(options => options.MisfireThreshold = TimeSpan.FromMinutes(1));
            });
        });
        services.AddQuartzExecutionHistory(history =>
        {
            history.Retention = TimeSpan.FromDays(90);
            history.MaxEntriesPerScheduler = 100_000;
        });
    }

    /// <summary>Makes Quartz's tables as their owner; repeatable. For <see cref="Migrator"/>.</summary>
    public static async Task ProvisionAsync(NpgsqlDataSource owner)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = SchedulerName);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = _ => owner);
                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
        });
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.Shutdown(waitForJobsToComplete: false);
    }
}
