using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Conversations;

/// <summary>
/// What lies on the table next time, and when. <paramref name="Version"/> is the prepared conversation's, 0 when there is none;
/// <paramref name="On"/> null is no day yet.
/// </summary>
[For(Role.Caseworker)]
public sealed record PrepareConversation(NewcomerId Newcomer, int Version, DateOnly? On, IReadOnlyList<ProposalId> Options, string Key)
    : ICommand<ConversationOutcome>, IIdempotent;

/// <summary><see cref="Changed"/>: somebody prepared or held it while the screen was open; nothing was stored.</summary>
public enum ConversationResult : byte { Stored, Changed }

public sealed record ConversationOutcome(ConversationResult Result, ConversationId? Conversation = null);

internal sealed class PrepareConversationRules(TimeProvider clock) : IValidator<PrepareConversation>
{
    public IEnumerable<FieldError> Check(PrepareConversation request)
    {
        var today = clock.BusinessDate();
        if (request.Options.Count > Conversation.MostOptions)
            yield return new FieldError("kies", Say.It($"Kies hooguit {Conversation.MostOptions} plekken: dan valt er iets te kiezen."));
        if (request.On is { } day && (day < today || day > today.AddYears(1)))
            yield return new FieldError("dag", Say.It("Kies een dag vanaf vandaag, hooguit een jaar vooruit."));
    }
}

internal sealed class PrepareConversationHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<PrepareConversation, Answer<ConversationOutcome>>
{
    public async Task<Answer<ConversationOutcome>> Handle(PrepareConversation request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("newcomer", request.Newcomer.Value);
        long[] options = [.. request.Options.Select(o => o.Value).Distinct()];
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null || !await ConversationRow.AreHersAsync(db, request.Newcomer, options, ct))
            return Refusal.NotFound(Say.It("Dit gesprek"));
        var before = await ConversationRow.AheadAsync(db, request.Newcomer, lockIt: true, ct);
        if ((before?.Version ?? 0) != request.Version)
            return note.Says(new ConversationOutcome(ConversationResult.Changed));
        var (id, _) = await ConversationRow.SaveAsync(
            db, before, request.Newcomer, actor.Account, request.On, heldOn: null, before?.Note, options, clock.GetUtcNow(), ct);
        return note.Says(new ConversationOutcome(ConversationResult.Stored, new(id)), new { conversation = id, options });
    }
}

internal static class ConversationNotes
{
    /// <summary>Writes the audit note and passes the outcome on.</summary>
    public static ConversationOutcome Says(this AuditNote note, ConversationOutcome outcome, object? details = null)
    {
        note.Write(Code.Of(outcome.Result), details);
        return outcome;
    }
}
