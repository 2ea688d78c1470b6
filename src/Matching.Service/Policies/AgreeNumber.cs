using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Policies;

/// <summary>Writes down a goal, an assumed cost or a limit with the decision it rests on. An earlier one stays in the book.</summary>
/// <param name="Subject">One of <see cref="AgreedSubject"/>.</param>
/// <param name="Amount">Null takes the number back.</param>
/// <param name="DecidedOn">Today or earlier.</param>
/// <param name="Reference">Where the decision can be found.</param>
/// <param name="Key">Idempotency key.</param>
[For(Role.Manager)]
public sealed record AgreeNumber(string Subject, decimal? Amount, DateOnly? DecidedOn, string Reference, string Key) : ICommand<NumberAgreed>, IIdempotent;

public sealed record NumberAgreed(string Subject);

internal sealed class AgreeNumberValidator(TimeProvider clock) : IValidator<AgreeNumber>
{
    public IEnumerable<FieldError> Check(AgreeNumber request)
    {
        if (!AgreedSubject.IsKnown(request.Subject))
            yield return new("waarvoor", Say.It("Kies waar het getal over gaat."));
        else if (request.Amount < 0 || request.Amount > AgreedSubject.Most(request.Subject))
            yield return new("getal", Say.It($"Schrijf een getal van 0 tot {Pages.Texts.Written.Number((long)AgreedSubject.Most(request.Subject))}."));
        if (request.DecidedOn is null || request.DecidedOn > clock.BusinessDate())
            yield return new("besloten", Say.It("Kies de dag waarop dit is besloten: vandaag of eerder."));
        if (request.Reference.Trim().Length is < SetPolicyValidator.ShortestReference or > SetPolicyValidator.LongestReference)
            yield return new("kenmerk", Say.It("Schrijf waar het besluit te vinden is, bijvoorbeeld: collegebesluit 2026-114."));
    }
}

internal sealed class AgreeNumberHandler(DbSession db, Actor actor, AuditNote note) : IRequestHandler<AgreeNumber, Answer<NumberAgreed>>
{
    public async Task<Answer<NumberAgreed>> Handle(AgreeNumber request, CancellationToken cancellationToken)
    {
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into agreed_numbers (municipality_code, subject, amount, decided_on, reference, set_by)
            values (current_municipality(), @Subject, @Amount, @DecidedOn, @reference, @Account)
            """, new { request.Subject, request.Amount, request.DecidedOn, reference = request.Reference.Trim(), actor.Account }, cancellationToken: cancellationToken));
        note.About("agreed_number", request.Subject);
        note.Write(request.Amount is null ? "taken_back" : "set", new { request.Amount });
        return new NumberAgreed(request.Subject);
    }
}
