using Matching.Engine.Domain;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>Drafts of unpaid work in the municipality, those that only wait for the check first.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record Drafts : IQuery<IReadOnlyList<DraftRow>>;

public sealed record DraftRow
{
    public required OpeningId Opening { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public string? Description { get; init; }
    public string? LearningGoal { get; init; }
    public string? Supervisor { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public required bool DisplacesNobody { get; init; }
    public int? Places { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The municipal check itself is not in this list. Empty: it can be published now.</summary>
    public required IReadOnlyList<FairWorkCondition> Missing { get; init; }
}
