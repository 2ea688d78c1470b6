using MediatR;

using Matching.Service.Language;

namespace Matching.Service.Pipeline;

/// <summary>Names every wrong field at once, before a transaction is opened.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IAnswer<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = validators.SelectMany(v => v.Check(request)).Concat(KeyErrors(request)).ToList();
        return errors.Count == 0
            ? next()
            : Task.FromResult(TResponse.Refused(new Refusal(RefusalKind.Invalid, Sentence(errors)) { Errors = errors }));
    }

    private static string Sentence(List<FieldError> errors) =>
        errors.Count == 1 ? errors[0].Sentence : Say.It($"{errors.Count} velden kloppen nog niet. Er is niets bewaard.");

    private static IEnumerable<FieldError> KeyErrors(TRequest request)
    {
        if (request is IIdempotent { Key: var key }
            && (key is not { Length: >= 8 and <= 64 } || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-')))
            yield return new FieldError("sleutel", Say.It("Dit formulier is niet compleet. Laad de pagina opnieuw en probeer het nog eens."));
    }
}
