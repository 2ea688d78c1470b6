using System.Text.Json.Serialization;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>Later: off the desk until a day from tomorrow to a year ahead.</summary>
[For(Role.Caseworker)]
public sealed record Postpone(ProposalId Proposal, int Version, DateOnly Until, string Key) : ICommand<DecisionOutcome>, IIdempotent
{
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
            yield return new FieldError("datum", "Kies een dag vanaf morgen, en niet later dan over een jaar.");
    }
}

internal sealed class PostponeHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<Postpone, Answer<DecisionOutcome>>
{
    public async Task<Answer<DecisionOutcome>> Handle(Postpone request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("proposal", request.Proposal.Value);
        if (await ProposalOnDesk.LockAsync(db, actor, request.Proposal, ct) is not { } proposal)
            return Refusal.NotFound("Dit voorstel");
        if (await proposal.OvertakenAsync(db, request.Version, proposal.IsUndecided, ct) is { } overtaken)
            return note.Says(overtaken);

        var now = clock.GetUtcNow();
        var (rank, next) = await QueueReader.RankAndNextAsync(db, actor, request.Proposal, clock.BusinessDate(), ct);
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.Postponed, now, ct, until: request.Until, shownRank: rank, seconds: request.Seconds);
        await proposal.BecomesAsync(db, ProposalStatus.Postponed, now, ct, until: request.Until);
        return note.Says(
            new DecisionOutcome(DecisionResult.Done) { Decision = decision, Kind = DecisionKind.Postponed, Until = request.Until, Next = next },
            new { decision = decision.Value });
    }
}
