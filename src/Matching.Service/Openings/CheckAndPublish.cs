using Matching.Engine.Domain;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>The municipal check of unpaid work: published when every condition is there, else a draft still, with what is missing.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record CheckAndPublish(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;
