using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

public enum NewcomerAnswer : byte { Yes, No }

/// <summary>What the newcomer said to a proposal that was put before her. A no is stored without a reason.</summary>
[For(Role.Caseworker)]
public sealed record RecordAnswer(ProposalId Proposal, int Version, NewcomerAnswer Answer, string Key) : ICommand<DecisionOutcome>, IIdempotent;
