using System.Data;
using Dapper;
using MediatR;
using Matching.Service.Language;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.Service.Pipeline;

/// <summary>
/// One transaction per request, as the audience of the actor's role, behind the wall of her municipality. A query sees one consistent
/// moment and cannot write. A refusal takes everything back. Collisions between two people are tried again.
/// </summary>
internal sealed class TransactionBehaviour<TRequest, TResponse>(Database database, RequestScope scope, ILoggerFactory loggers)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IAnswer<TResponse>
{
    private const int Attempts = 5;

    private static readonly bool IsCommand = typeof(ICommand).IsAssignableFrom(typeof(TRequest));
    private static readonly bool MayWrite = IsCommand || typeof(IReadsDossier).IsAssignableFrom(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // Requests for anyone come before there is a municipality to open a transaction in.
        if (scope.Actor is not { } actor)
            return await next();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(actor, next, cancellationToken);
            }
            catch (PostgresException collision) when (attempt < Attempts && IsCollision(collision.SqlState))
            {
                loggers.CreateLogger("Matching.Requests").Retrying(typeof(TRequest).Name, attempt, collision.SqlState);
            }
        }
    }

    private async Task<TResponse> RunAsync(Actor actor, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        if (MayWrite)
            scope.ForgetReads();
        await using var session = MayWrite
            ? await database.BeginAsync(actor.Role.Audience(), actor.Municipality.Value, IsolationLevel.ReadCommitted, ct)
            : await database.BeginReadingAsync(actor.Role.Audience(), actor.Municipality.Value, scope.Reads, ct);
        if (!await session.OnceAsync("account", () => StandsAsync(session, actor, ct)))
            return TResponse.Refused(new Refusal(RefusalKind.NotSignedIn, Say.It("Dit account bestaat niet meer of mag dit niet meer. Log opnieuw in.")));
        scope.Begin(session);
        try
        {
            var answer = await next();
            if (answer.Refusal is null)
                await session.CommitAsync(ct);
            return answer;
        }
        finally
        {
            scope.End();
        }
    }

    // A cookie outlives a change of role or the end of a job.
    private static async Task<bool> StandsAsync(DbSession session, Actor actor, CancellationToken ct) =>
        await session.Connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            select exists (
              select from accounts
              where id = @Account and role = @role and active and organisation_id is not distinct from @organisation)
            """, new { actor.Account, role = Code.Of(actor.Role), organisation = actor.Organisation?.Value }, cancellationToken: ct));

    private static bool IsCollision(string sqlState) =>
        sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;
}
