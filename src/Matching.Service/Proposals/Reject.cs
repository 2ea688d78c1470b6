using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Afwijzen, with a code of <see cref="RejectReasons"/>.</summary>
[For(Role.Caseworker)]
public sealed record Reject(ProposalId Proposal, int Version, string Reason, string Key) : ICommand<DecisionOutcome>, IIdempotent;
