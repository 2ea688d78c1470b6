using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Later: off the desk until a day from tomorrow to a year ahead.</summary>
[For(Role.Caseworker)]
public sealed record Postpone(ProposalId Proposal, int Version, DateOnly Until, string Key) : ICommand<DecisionOutcome>, IIdempotent;
