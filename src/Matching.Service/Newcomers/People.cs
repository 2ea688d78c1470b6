using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;

namespace Matching.Service.Newcomers;

/// <summary>The people of the own caseload and of those for whom she is deputy, with where they stand after the last night.</summary>
[For(Role.Caseworker)]
public sealed record People : IQuery<IReadOnlyList<PersonRow>>;

/// <summary>As the round says it, and set aside: the dossier could not be read.</summary>
public enum PersonStanding : byte { Proposed, Questions, Blocked, NoPlace, SetAside }

public sealed record PersonRow
{
    public required NewcomerId Newcomer { get; init; }
    public required string Name { get; init; }
    public string? InPlaceOf { get; init; }

    /// <summary>Null: no night has looked yet.</summary>
    public PersonStanding? Standing { get; init; }
    public RuleCode? BlockedBy { get; init; }
    public LeastChange? LeastChange { get; init; }
    public required IReadOnlyList<OpenQuestion> Questions { get; init; }
    public required int OpenProposals { get; init; }
    public required int RunningHolds { get; init; }
    public required int RunningPlacements { get; init; }
}
