using System.Text.Json.Serialization;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>What brings a postponed proposal back before its day does.</summary>
public enum LaterEvent : byte
{
    /// <summary>A night proposes something of the same kind to this person that is less far to travel.</summary>
    Nearer,

    /// <summary>Nothing about this pair is unknown any more.</summary>
    Answered,
}

/// <summary>
/// Later: off the desk until a day from tomorrow to a year ahead, or sooner when <paramref name="Event"/> happens. The day stands in
/// either case, so that nothing waits for ever.
/// </summary>
[For(Role.Caseworker)]
public sealed record Postpone(ProposalId Proposal, int Version, DateOnly Until, string Key, LaterEvent? Event = null)
    : ICommand<DecisionOutcome>, IIdempotent
{
    /// <summary>How long an event is waited for.</summary>
    public const int MonthsForEvent = 3;

    /// <summary>How long the explanation lay open, as the server measured it; null when it did not. Not what makes two sendings differ.</summary>
    [JsonIgnore]
    public int? Seconds { get; init; }
}

internal sealed class PostponeValidator(TimeProvider clock) : IValidator<Postpone>
{
    public IEnumerable<FieldError> Check(Postpone request)
    {
        var today = clock.BusinessDate();
        if (request.Until <= today || request.Until > today.AddYears(1))
            yield return new FieldError("andere-dag", Say.It("Kies een dag vanaf morgen, en niet later dan over een jaar."));
    }
}

internal sealed class PostponeHandler(DbSession db, Actor actor, AuditNote note, Deciding deciding)
    : IRequestHandler<Postpone, Answer<DecisionOutcome>>
{
    public Task<Answer<DecisionOutcome>> Handle(Postpone request, CancellationToken cancellationToken) =>
        deciding.AboutAsync(request.Proposal, request.Version, async found =>
        {
            var (proposal, now, ct) = (found.Proposal, found.Now, cancellationToken);
            var decision = await proposal.DecideAsync(
                db, actor, DecisionKind.Postponed, now, ct, until: request.Until, shownRank: found.Rank, laterEvent: request.Event, seconds: request.Seconds);
            await proposal.BecomesAsync(db, ProposalStatus.Postponed, now, ct, until: request.Until);
            return note.Says(
                found.Done(decision, DecisionKind.Postponed, request.Until) with { Event = request.Event },
                new { decision = decision.Value, @event = Code.Of(request.Event) });
        }, cancellationToken);
}
