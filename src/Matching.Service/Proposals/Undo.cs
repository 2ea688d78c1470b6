using Matching.Service.Pipeline;

namespace Matching.Service.Proposals;

/// <summary>Ongedaan maken: on the same business day, by who decided or by a deputy. <paramref name="Version"/> is the proposal's.</summary>
[For(Role.Caseworker)]
public sealed record Undo(DecisionId Decision, int Version, string Key) : ICommand<DecisionOutcome>, IIdempotent;
