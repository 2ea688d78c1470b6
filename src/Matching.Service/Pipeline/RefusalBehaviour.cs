using MediatR;
using Matching.Service.Storage;

namespace Matching.Service.Pipeline;

/// <summary>
/// A command that was refused or that failed took its own transaction back with it, so its one audit row is written here, in a
/// transaction of its own. Without a signed-in person there is no municipality whose trail it belongs to.
/// </summary>
internal sealed class RefusalBehaviour<TRequest, TResponse>(Database database, RequestScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ICommand
    where TResponse : IAnswer<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        scope.StartRequest();
        try
        {
            var answer = await next();
            if (answer.Refusal is { } refusal)
                await AppendAsync("refused", new { refusal = refusal.Kind.ToString() });
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await AppendAsync("failed", new { error = e.GetType().Name });
            throw;
        }
    }

    private async Task AppendAsync(string result, object details)
    {
        if (scope.Actor is not { } actor)
            return;
        await using var session = await database.BeginAsync(actor.Role.Audience(), actor.Municipality.Value);
        await AuditTrail.AppendAsync(
            session, actor.AuditName(), AuditBehaviour.ActionOf(typeof(TRequest)), scope.Note.ObjectType, scope.Note.ObjectId, result, details);
        await session.CommitAsync();
    }
}
