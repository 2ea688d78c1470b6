using System.Text.Json.Serialization;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Proposals;

/// <summary>Afwijzen, with a code of <see cref="RejectReasons"/>.</summary>
[For(Role.Caseworker)]
public sealed record Reject(ProposalId Proposal, int Version, string Reason, string Key) : ICommand<DecisionOutcome>, IIdempotent
{
    /// <summary>How long the explanation lay open, as the server measured it; null when it did not. Not what makes two sendings differ.</summary>
    [JsonIgnore]
    public int? Seconds { get; init; }
}

internal sealed class RejectValidator : IValidator<Reject>
{
    public IEnumerable<FieldError> Check(Reject request)
    {
        if (RejectReasons.Find(request.Reason) is null)
            yield return new FieldError("reden", "Kies waarom je dit voorstel afwijst: een van de negen redenen.");
    }
}

internal sealed class RejectHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<Reject, Answer<DecisionOutcome>>
{
    public async Task<Answer<DecisionOutcome>> Handle(Reject request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("proposal", request.Proposal.Value);
        if (await ProposalOnDesk.LockAsync(db, actor, request.Proposal, ct) is not { } proposal)
            return Refusal.NotFound("Dit voorstel");
        if (await proposal.OvertakenAsync(db, request.Version, proposal.IsUndecided, ct) is { } overtaken)
            return note.Says(overtaken);

        var now = clock.GetUtcNow();
        var (rank, next) = await QueueReader.RankAndNextAsync(db, actor, request.Proposal, clock.BusinessDate(), ct);
        var decision = await proposal.DecideAsync(db, actor, DecisionKind.Rejected, now, ct, reason: request.Reason, shownRank: rank, seconds: request.Seconds);
        await proposal.BecomesAsync(db, ProposalStatus.Rejected, now, ct);
        return note.Says(
            new DecisionOutcome(DecisionResult.Done) { Decision = decision, Kind = DecisionKind.Rejected, Next = next },
            new { decision = decision.Value, reason = request.Reason });
    }
}
