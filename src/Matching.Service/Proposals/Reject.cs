using System.Text.Json.Serialization;
using Matching.Service.Language;
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
            yield return new FieldError("reden", Say.It("Kies waarom je dit voorstel afwijst: een van de negen redenen."));
    }
}

internal sealed class RejectHandler(DbSession db, Actor actor, AuditNote note, Deciding deciding)
    : IRequestHandler<Reject, Answer<DecisionOutcome>>
{
    public Task<Answer<DecisionOutcome>> Handle(Reject request, CancellationToken cancellationToken) =>
        deciding.AboutAsync(request.Proposal, request.Version, async found =>
        {
            var (proposal, now, ct) = (found.Proposal, found.Now, cancellationToken);
            var decision = await proposal.DecideAsync(db, actor, DecisionKind.Rejected, now, ct, reason: request.Reason, shownRank: found.Rank, seconds: request.Seconds);
            await proposal.BecomesAsync(db, ProposalStatus.Rejected, now, ct);
            return note.Says(found.Done(decision, DecisionKind.Rejected), new { decision = decision.Value, reason = request.Reason });
        }, cancellationToken);
}
