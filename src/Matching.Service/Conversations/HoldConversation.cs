using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Conversations;

/// <summary>
/// The conversation was held, on this day, over these options. What she said to each is a decision of its own
/// (<see cref="PutForward"/>, <see cref="RecordAnswer"/>). The note is what the caseworker chose to write; the newcomer may read it.
/// </summary>
[For(Role.Caseworker)]
public sealed record HoldConversation(NewcomerId Newcomer, int Version, DateOnly On, IReadOnlyList<ProposalId> Options, string? Note, string Key)
    : ICommand<ConversationOutcome>, IIdempotent;

internal sealed class HoldConversationRules(TimeProvider clock) : IValidator<HoldConversation>
{
    private const int MostDaysAgo = 60;

    public IEnumerable<FieldError> Check(HoldConversation request)
    {
        var today = clock.BusinessDate();
        if (request.On > today || request.On < today.AddDays(-MostDaysAgo))
            yield return new FieldError("gehouden", Say.It($"Kies de dag van het gesprek: vandaag, of hooguit {MostDaysAgo} dagen geleden."));
        if (request.Options.Count > Conversation.MostOptions)
            yield return new FieldError("gehouden", Say.It("Er lagen te veel plekken op tafel. Laad de pagina opnieuw."));
        if (request.Note is { Length: > Conversation.LongestNote })
            yield return new FieldError("notitie", Say.It($"Schrijf hooguit {Conversation.LongestNote} letters."));
    }
}

internal sealed class HoldConversationHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<HoldConversation, Answer<ConversationOutcome>>
{
    public async Task<Answer<ConversationOutcome>> Handle(HoldConversation request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("newcomer", request.Newcomer.Value);
        long[] options = [.. request.Options.Select(o => o.Value).Distinct()];
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null || !await ConversationRow.AreHersAsync(db, request.Newcomer, options, ct))
            return Refusal.NotFound(Say.It("Dit gesprek"));
        var before = await ConversationRow.AheadAsync(db, request.Newcomer, lockIt: true, ct);
        if ((before?.Version ?? 0) != request.Version)
            return note.Says(new ConversationOutcome(ConversationResult.Changed));
        var text = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        var (id, _) = await ConversationRow.SaveAsync(
            db, before, request.Newcomer, actor.Account, before?.PlannedOn, request.On, text, options, clock.GetUtcNow(), ct);
        // That there is a note, never what it says.
        return note.Says(
            new ConversationOutcome(ConversationResult.Stored, new(id)), new { conversation = id, options, withNote = text is not null });
    }
}
