using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>Places an opening for the coordinator's own organisation, or keeps it as a draft when she asks so.</summary>
[For(Role.Coordinator)]
public sealed record PostOpening(OpeningInput Input, bool AsDraft, string Key) : ICommand<OpeningOutcome>, IIdempotent;
