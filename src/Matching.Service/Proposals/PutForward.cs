using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Voorleggen: put the proposal before the newcomer and hold a place until the answer.</summary>
[For(Role.Caseworker)]
public sealed record PutForward(ProposalId Proposal, int Version, string Key) : ICommand<DecisionOutcome>, IIdempotent;
