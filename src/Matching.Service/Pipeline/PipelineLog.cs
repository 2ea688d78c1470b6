namespace Matching.Service.Pipeline;

/// <summary>What the pipeline logs: types, ids and durations; never what a request holds.</summary>
internal static partial class PipelineLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} by account {Account}: done in {Milliseconds} ms")]
    public static partial void Done(this ILogger logger, string request, long? account, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} by account {Account}: refused ({Refusal}) in {Milliseconds} ms")]
    public static partial void Refused(this ILogger logger, string request, long? account, RefusalKind refusal, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} by account {Account}: failed in {Milliseconds} ms with {Error}")]
    public static partial void Failed(this ILogger logger, string request, long? account, string error, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request}: attempt {Attempt} collided ({SqlState}), trying again")]
    public static partial void Retrying(this ILogger logger, string request, int attempt, string sqlState);
}
