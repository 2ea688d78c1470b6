using System.Diagnostics;
using MediatR;

namespace Matching.Service.Pipeline;

/// <summary>Outermost: one line per request, with its type, who asked and how long it took.</summary>
internal sealed class LoggingBehaviour<TRequest, TResponse>(ILoggerFactory loggers, RequestScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IAnswer<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var log = loggers.CreateLogger("Matching.Requests");
        var name = typeof(TRequest).Name;
        var account = scope.Actor?.Account;
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answer = await next();
            if (answer.Refusal is { } refusal)
                log.Refused(name, account, refusal.Kind, Milliseconds(started));
            else
                log.Done(name, account, Milliseconds(started));
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The type alone: a message may quote what somebody typed.
            log.Failed(name, account, e is Npgsql.PostgresException p ? $"{e.GetType().Name} {p.SqlState}" : e.GetType().Name, Milliseconds(started));
            throw;
        }
    }

    private static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
