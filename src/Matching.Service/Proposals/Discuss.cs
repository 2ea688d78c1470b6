using Dapper;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>One question of one caseworker to another, about one proposal.</summary>
public readonly record struct ConsultationId(long Value);

/// <summary>
/// Overleg: ask a colleague first. The proposal leaves the desk until she answered, or until somebody decides anyway. Being asked lets her
/// read this one proposal.
/// </summary>
[For(Role.Caseworker)]
public sealed record Discuss(ProposalId Proposal, int Version, long Colleague, string Question, string Key) : ICommand<DecisionOutcome>, IIdempotent
{
    /// <summary>Characters.</summary>
    public const int MostQuestion = 500;
    public const int MostAnswer = 1000;
}

internal sealed class DiscussValidator : IValidator<Discuss>
{
    public IEnumerable<FieldError> Check(Discuss request)
    {
        if (request.Colleague <= 0)
            yield return new FieldError("collega", Say.It("Kies met welke collega je wilt overleggen."));
        if (request.Question.Trim().Length is 0 or > Discuss.MostQuestion)
            yield return new FieldError("overleg-vraag", Say.It($"Schrijf je vraag in 1 tot {Discuss.MostQuestion} tekens."));
    }
}

internal sealed class DiscussHandler(DbSession db, Actor actor, AuditNote note, Deciding deciding) : IRequestHandler<Discuss, Answer<DecisionOutcome>>
{
    public async Task<Answer<DecisionOutcome>> Handle(Discuss request, CancellationToken cancellationToken) =>
        await Colleagues.IsOneAsync(db, actor, request.Colleague, cancellationToken)
            ? await deciding.AboutAsync(request.Proposal, request.Version, found => AskAsync(request, found, cancellationToken), cancellationToken)
            : new Refusal(RefusalKind.Invalid, Say.It("Deze collega kun je niet vragen."))
            {
                Errors = [new FieldError("collega", Say.It("Kies een klantmanager van je eigen gemeente."))],
            };

    private async Task<DecisionOutcome> AskAsync(Discuss request, Undecided found, CancellationToken ct)
    {
        var (proposal, now) = (found.Proposal, found.Now);
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.Discussed, now, ct, shownRank: found.Rank);
        await proposal.BecomesAsync(db, ProposalStatus.Postponed, now, ct);
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into consultations (municipality_code, proposal_id, decision_id, asked_by, asked, question, asked_at)
            values (@Municipality, @Id, @decision, @Account, @Colleague, @question, @now)
            """, new
        {
            db.Municipality, proposal.Id, decision = decision.Value, actor.Account, request.Colleague, question = request.Question.Trim(), now,
        }, cancellationToken: ct));
        // Who was asked, never what.
        return note.Says(found.Done(decision, DecisionKind.Discussed), new { decision = decision.Value, asked = request.Colleague });
    }
}

/// <summary>The colleague's answer: the proposal is back on the desk of who asked.</summary>
[For(Role.Caseworker)]
public sealed record AnswerColleague(ConsultationId Consultation, string Answer, string Key) : ICommand<AnswerColleagueOutcome>, IIdempotent;

/// <summary><see cref="Stored"/> false: it was decided, taken back or answered meanwhile; nothing was stored.</summary>
public sealed record AnswerColleagueOutcome(bool Stored);

internal sealed class AnswerColleagueValidator : IValidator<AnswerColleague>
{
    public IEnumerable<FieldError> Check(AnswerColleague request)
    {
        if (request.Answer.Trim().Length is 0 or > Discuss.MostAnswer)
            yield return new FieldError("overleg-antwoord", Say.It($"Schrijf je antwoord in 1 tot {Discuss.MostAnswer} tekens."));
    }
}

internal sealed class AnswerColleagueHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<AnswerColleague, Answer<AnswerColleagueOutcome>>
{
    public async Task<Answer<AnswerColleagueOutcome>> Handle(AnswerColleague request, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        note.About("consultation", request.Consultation.Value);
        if (await ProposalAskedOfMeAsync(request.Consultation, ct) is not { } proposal)
            return Refusal.NotFound(Say.It("Deze vraag"));
        // The proposal first, as everybody who decides locks it; only then is it known whether the question still stands.
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "select id from proposals where id = @proposal for update", new { proposal }, cancellationToken: ct));
        var isBack = await db.Connection.ExecuteAsync(new CommandDefinition("""
            update proposals p set status = 'open', postponed_until = null, version = version + 1, updated_at = @now
            where p.id = @proposal and p.status = 'postponed'
              and exists (select from consultations k where k.id = @Value and k.ended_at is null)
            """, new { proposal, request.Consultation.Value, now }, cancellationToken: ct)) == 1;
        if (isBack)
            await db.Connection.ExecuteAsync(new CommandDefinition(
                "update consultations set answer = @answer, answered_at = @now, ended_at = @now where id = @Value",
                new { request.Consultation.Value, answer = request.Answer.Trim(), now }, cancellationToken: ct));
        note.Write(isBack ? "done" : "overtaken", new { proposal });
        return new AnswerColleagueOutcome(isBack);
    }

    private async Task<long?> ProposalAskedOfMeAsync(ConsultationId consultation, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select proposal_id from consultations where id = @Value and asked = @Account",
            new { consultation.Value, actor.Account }, cancellationToken: ct));
}
