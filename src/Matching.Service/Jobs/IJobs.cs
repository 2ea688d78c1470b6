namespace Matching.Service.Jobs;

/// <summary>The job engine, as far as Matching needs one: it starts jobs on time, on one node of many, and remembers how they ended.</summary>
public interface IJobs
{
    /// <summary>Makes the schedule what this list says: what is new or changed is set, what is no longer in it is removed.</summary>
    Task ScheduleAsync(IReadOnlyList<RecurringJob> jobs, CancellationToken ct = default);

    /// <summary>The latest runs on all nodes, newest first; of one recurring job, or of all when <paramref name="name"/> is null.</summary>
    Task<IReadOnlyList<JobRun>> HistoryAsync(string? name = null, int most = 50, CancellationToken ct = default);
}

/// <summary>Something that happens again and again.</summary>
/// <param name="Name">Unique; stands in the history.</param>
/// <param name="Job">Key of the <see cref="IJobHandler"/>.</param>
/// <param name="Args">What the handler is given: ids and codes only.</param>
/// <param name="Cron">Five fields, Unix style, Dutch time. Never between 02:00 and 03:00, which some days has twice and some not at all.</param>
public sealed record RecurringJob(string Name, string Job, string Args, string Cron);

/// <summary>One run of a job. A run that was killed leaves none: what it was doing says so itself.</summary>
public sealed record JobRun(string Name, DateTimeOffset StartedAt, TimeSpan Duration, bool Succeeded, string? Error);

/// <summary>What a job does. A plain class, run twice without harm: the job engine promises at least once.</summary>
public interface IJobHandler
{
    Task RunAsync(string args, CancellationToken ct);
}
