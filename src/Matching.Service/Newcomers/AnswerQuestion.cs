using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>
/// Answers an open question with one of its closed answers, or several with <c>|</c> between where more may be true. The dossier changes at once; the next night uses it.
/// <paramref name="Version"/> is the dossier's.
/// </summary>
[For(Role.Caseworker)]
public sealed record AnswerQuestion(NewcomerId Newcomer, int Version, QuestionCode Question, string Answer, string Key)
    : ICommand<AnswerOutcome>, IIdempotent;

/// <summary><see cref="Changed"/>: somebody changed the dossier while the screen was open; nothing was stored.</summary>
public enum AnswerResult : byte { Stored, Changed }

public sealed record AnswerOutcome(AnswerResult Result, int Version);

internal sealed class AnswerQuestionHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<AnswerQuestion, Answer<AnswerOutcome>>
{
    public async Task<Answer<AnswerOutcome>> Handle(AnswerQuestion request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var today = clock.BusinessDate();
        note.About("newcomer", request.Newcomer.Value);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is not { Version: var version }
            || (await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct)) is not [var row])
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (DossierRecord.FromRow(row) is not { } person)
            return new Refusal(RefusalKind.Invalid, Say.It("Dit dossier is niet te lezen. Lees het eerst opnieuw in."));
        if (version != request.Version)
            return Says(new AnswerOutcome(AnswerResult.Changed, version), null);
        if (Questions.Apply(person, request.Question, request.Answer, today) is not { } answered)
            return new Refusal(RefusalKind.Invalid, Say.It("Dit antwoord hoort niet bij de vraag. Kies een van de antwoorden."))
            {
                Errors = [new FieldError("antwoord", Say.It("Kies een van de antwoorden."))],
            };

        await NewcomerWriter.UpdateAsync(
            db, [new NewcomerEntry(answered, row.Source, row.ExternId)], "conversation", today, actor.Account, ct);
        await HandFacts.NoteAsync(db, person, answered, today, actor.Account, ct);
        await ConsentWithdrawn.ApplyAsync(db, person, answered, clock.GetUtcNow(), ct);
        // Which question, never which answer.
        return Says(new AnswerOutcome(AnswerResult.Stored, version + 1), new { question = Code.Of(request.Question) });
    }

    private AnswerOutcome Says(AnswerOutcome outcome, object? details)
    {
        note.Write(Code.Of(outcome.Result), details);
        return outcome;
    }
}
