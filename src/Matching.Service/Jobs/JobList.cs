using Matching.Service.Rounds;

namespace Matching.Service.Jobs;

/// <summary>The list of all jobs and when they run. Adding one is a handler and a line in both methods.</summary>
internal static class JobList
{
    public const string Night = "night";
    public const string Sweep = "sweep";
    public const string PurgeSnapshots = "purge-snapshots";
    public const string Shadows = "shadows";
    public const string Train = "train";

    /// <summary>Times are Dutch. A missed time is not made up for by the job engine: the sweep decides.</summary>
    public static IReadOnlyList<RecurringJob> For(IReadOnlyCollection<RoundArea> areas) =>
    [
        .. areas.Select(area => new RecurringJob($"{Night}/{area.Code}", Night, area.Code, "30 3 * * *")),
        .. areas.Select(area => new RecurringJob($"{Shadows}/{area.Code}", Shadows, area.Code, "15 5 * * *")),
        .. areas.Select(area => new RecurringJob($"{Train}/{area.Code}", Train, area.Code, "30 5 * * 0")),
        new(Sweep, Sweep, "", "*/5 * * * *"),
        new(PurgeSnapshots, PurgeSnapshots, "", "0 5 * * *"),
    ];

    public static IServiceCollection AddHandlers(IServiceCollection services) => services
        .AddKeyedTransient<IJobHandler, NightJob>(Night)
        .AddKeyedTransient<IJobHandler, SweepJob>(Sweep)
        .AddKeyedTransient<IJobHandler, SnapshotPurge>(PurgeSnapshots)
        .AddKeyedTransient<IJobHandler, ShadowJob>(Shadows)
        .AddKeyedTransient<IJobHandler, TrainingJob>(Train);
}
