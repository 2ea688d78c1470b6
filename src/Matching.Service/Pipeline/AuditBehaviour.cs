using System.Text.Json;
using MediatR;
using Matching.Service.Storage;

namespace Matching.Service.Pipeline;

/// <summary>
/// Appends the audit row, last before the commit. A command always has one; a query only when its handler wrote a note.
/// A refusal has nothing to commit: <see cref="RefusalBehaviour{TRequest,TResponse}"/> writes its row.
/// </summary>
internal sealed class AuditBehaviour<TRequest, TResponse>(RequestScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IAnswer<TResponse>
{
    private static readonly bool IsCommand = typeof(ICommand).IsAssignableFrom(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var answer = await next();
        if (answer.Refusal is not null || scope.Note.IsRepeat || scope.Actor is not { } actor)
            return answer;
        var note = scope.Note;
        if (note.IsWritten)
            await AuditTrail.AppendAsync(
                scope.Session, actor.AuditName(), AuditBehaviour.ActionOf(typeof(TRequest)), note.ObjectType, note.ObjectId, note.Result,
                note.Details, cancellationToken);
        else if (IsCommand)
            throw new InvalidOperationException($"The handler of {typeof(TRequest).Name} wrote no audit note.");
        return answer;
    }
}

internal static class AuditBehaviour
{
    /// <summary>Slice and request: <c>proposals.put_forward</c>.</summary>
    public static string ActionOf(Type request)
    {
        var slice = request.Namespace!.Split('.')[^1];
        return $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(slice)}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(request.Name)}";
    }

    public static string AuditName(this Actor actor) => $"account:{actor.Account}";

    public static DbAudience Audience(this Role role) => role == Role.Coordinator ? DbAudience.Coordinator : DbAudience.Desk;
}
