using Matching.Engine.Domain;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>Changes an opening of the own organisation. Unpaid work whose conditions change is checked again first.</summary>
[For(Role.Coordinator)]
public sealed record EditOpening(OpeningId Opening, int Version, OpeningInput Input, bool AsDraft, string Key) : ICommand<OpeningOutcome>, IIdempotent;
