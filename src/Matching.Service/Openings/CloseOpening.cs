using Matching.Engine.Domain;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>Closes an opening of the own organisation; its open proposals leave the desks. Who has a place keeps it.</summary>
[For(Role.Coordinator)]
public sealed record CloseOpening(OpeningId Opening, int Version, string Key) : ICommand<OpeningOutcome>, IIdempotent;
