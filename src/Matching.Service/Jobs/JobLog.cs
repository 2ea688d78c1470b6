namespace Matching.Service.Jobs;

/// <summary>The log lines of the jobs: ids and codes, never a value of a dossier.</summary>
internal static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Error, "The first sweep after the start failed")]
    public static partial void FirstSweepFailed(ILogger logger, Exception failure);
}
