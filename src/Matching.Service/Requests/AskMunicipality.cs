using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Requests;

/// <summary>A coordinator asks the municipality something about an opening of her own organisation. It is not about a person: no name is asked.</summary>
/// <param name="Opening">About which.</param>
/// <param name="Kind">What.</param>
/// <param name="Body">In a few words; needed when the kind is 'something else'.</param>
/// <param name="Key">See <see cref="IIdempotent"/>.</param>
[For(Role.Coordinator)]
public sealed record AskMunicipality(OpeningId Opening, RequestKind Kind, string? Body, string Key) : ICommand<RequestOutcome>, IIdempotent;

/// <summary>She does not need an answer any more.</summary>
[For(Role.Coordinator)]
public sealed record WithdrawRequest(RequestId Request, string Key) : ICommand<RequestOutcome>, IIdempotent;

internal sealed class AskMunicipalityValidator : IValidator<AskMunicipality>
{
    internal const int MostLetters = 300;

    public IEnumerable<FieldError> Check(AskMunicipality request)
    {
        if (!Enum.IsDefined(request.Kind))
            yield return new("soort_vraag", Say.It("Kies waar je vraag over gaat."));
        if (request.Body is { Length: > MostLetters })
            yield return new("vraag", Say.It($"Maak je vraag korter: hooguit {MostLetters} tekens."));
        if (request.Kind == RequestKind.Other && string.IsNullOrWhiteSpace(request.Body))
            yield return new("vraag", Say.It("Schrijf in een paar woorden wat je wilt vragen."));
    }
}

internal sealed class AskMunicipalityHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<AskMunicipality, Answer<RequestOutcome>>, IRequestHandler<WithdrawRequest, Answer<RequestOutcome>>
{
    public async Task<Answer<RequestOutcome>> Handle(AskMunicipality request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("opening", request.Opening.Value);
        if (actor.Organisation is not { } organisation || await OwnOpening.LockAsync(db, actor, request.Opening.Value, ct) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));
        var id = await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into host_requests (municipality_code, area_code, organisation_id, opening_id, account_id, kind, body, asked_at)
            values (current_municipality(), current_area(), @organisation, @Id, @Account, @kind, @body, @now)
            returning id
            """, new
        {
            organisation = organisation.Value,
            opening.Id,
            actor.Account,
            kind = Code.Of(request.Kind),
            body = string.IsNullOrWhiteSpace(request.Body) ? null : request.Body.Trim(),
            now = clock.GetUtcNow(),
        }, cancellationToken: ct));
        note.Write("asked", new { request = id, kind = Code.Of(request.Kind) });
        return new RequestOutcome(RequestResult.Done, new(id));
    }

    public async Task<Answer<RequestOutcome>> Handle(WithdrawRequest request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("host_request", request.Request.Value);
        var found = await db.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from host_requests where id = @Value and organisation_id = @organisation)",
            new { request.Request.Value, organisation = actor.Organisation?.Value }, cancellationToken: ct));
        if (!found)
            return Refusal.NotFound(Say.It("Deze vraag"));
        var withdrawn = await db.Connection.ExecuteAsync(new CommandDefinition(
            "update host_requests set withdrawn_at = @now where id = @Value and answered_at is null and withdrawn_at is null",
            new { request.Request.Value, now = clock.GetUtcNow() }, cancellationToken: ct));
        var outcome = new RequestOutcome(withdrawn == 1 ? RequestResult.Done : RequestResult.Changed, request.Request);
        note.Write(Code.Of(outcome.Result));
        return outcome;
    }
}
