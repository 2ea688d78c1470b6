using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Requests;

/// <summary>The municipality answers a host, once: whoever of the municipality is first.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record AnswerRequest(RequestId Request, string? Answer, string Key) : ICommand<RequestOutcome>, IIdempotent;

internal sealed class AnswerRequestValidator : IValidator<AnswerRequest>
{
    public IEnumerable<FieldError> Check(AnswerRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Answer) || request.Answer.Length > AskMunicipalityValidator.MostLetters)
            yield return new($"antwoord-{request.Request.Value}", Say.It($"Schrijf een antwoord van hooguit {AskMunicipalityValidator.MostLetters} tekens."));
    }
}

internal sealed class AnswerRequestHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<AnswerRequest, Answer<RequestOutcome>>
{
    public async Task<Answer<RequestOutcome>> Handle(AnswerRequest request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("host_request", request.Request.Value);
        var answered = await db.Connection.ExecuteAsync(new CommandDefinition("""
            update host_requests set answer = @answer, answered_by = @Account, answered_at = @now
            where id = @Value and answered_at is null and withdrawn_at is null
            """, new { request.Request.Value, answer = request.Answer!.Trim(), actor.Account, now = clock.GetUtcNow() }, cancellationToken: ct));
        if (answered == 1)
        {
            note.Write(Code.Of(RequestResult.Done));
            return new RequestOutcome(RequestResult.Done, request.Request);
        }
        var first = (await db.Connection.QueryAsync<string?>(new CommandDefinition("""
            select b.display_name
            from host_requests r left join accounts b on b.id = r.answered_by
            where r.id = @Value
            """, new { request.Request.Value }, cancellationToken: ct))).AsList();
        if (first is not [var by])
            return Refusal.NotFound(Say.It("Deze vraag"));
        note.Write(Code.Of(RequestResult.Changed));
        return new RequestOutcome(RequestResult.Changed, request.Request) { ByName = by };
    }
}
