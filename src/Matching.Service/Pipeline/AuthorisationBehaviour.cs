using System.Reflection;
using MediatR;

using Matching.Service.Language;

namespace Matching.Service.Pipeline;

/// <summary>
/// May somebody in this role send this at all? Whether it may be done to this very object is asked by the handler, inside the transaction.
/// </summary>
internal sealed class AuthorisationBehaviour<TRequest, TResponse>(RequestScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IAnswer<TResponse>
{
    private static readonly ForAttribute? Declared = typeof(TRequest).GetCustomAttribute<ForAttribute>();
    private static readonly bool ForAnyone = typeof(TRequest).IsDefined(typeof(ForAnyoneAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        Refusal() is { } refusal ? Task.FromResult(TResponse.Refused(refusal)) : next();

    private Refusal? Refusal() => scope.Actor switch
    {
        _ when ForAnyone => null,
        null => new Refusal(RefusalKind.NotSignedIn, Say.It("Je bent niet ingelogd. Log in en probeer het opnieuw.")),
        var actor when Declared?.Roles.Contains(actor.Role) == true => null,
        _ => Pipeline.Refusal.NotAllowed(Say.It("Dit hoort niet bij jouw rol. Log in met een account dat dit mag.")),
    };
}
