using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;

namespace Matching.Service.Newcomers;

/// <summary>One dossier. Another's is allowed within the municipality, and then leaves an audit row.</summary>
[For(Role.Caseworker)]
public sealed record Person(NewcomerId Newcomer) : IQuery<PersonView>, IReadsDossier;

public sealed record PersonView
{
    /// <summary>Null when the dossier cannot be read (<see cref="SetAside"/>).</summary>
    public PersonCard? Card { get; init; }
    public required NewcomerId Newcomer { get; init; }
    public required string Name { get; init; }

    /// <summary>The dossier cannot be read and is left out of the nights.</summary>
    public required bool SetAside { get; init; }

    /// <summary>Neither own caseload nor deputy: this reading was logged.</summary>
    public required bool ReadingWasLogged { get; init; }
    public PersonStanding? Standing { get; init; }
    public RuleCode? BlockedBy { get; init; }
    public LeastChange? LeastChange { get; init; }
    public required IReadOnlyList<QuestionCard> Questions { get; init; }
    public required IReadOnlyList<PersonProposal> Proposals { get; init; }
    public required IReadOnlyList<PersonHold> Holds { get; init; }
    public required IReadOnlyList<PersonPlacement> Placements { get; init; }

    /// <summary>What runs elsewhere and takes time: lessons, coaching, other activities.</summary>
    public required IReadOnlyList<PersonActivity> Activities { get; init; }
}

/// <summary>Open and postponed proposals first, then the others, newest first.</summary>
public sealed record PersonProposal(
    ProposalId Proposal, OpeningId Opening, string OpeningTitle, OpeningKind Kind, string Organisation, ProposalStatus Status,
    WithdrawnReason? WithdrawnBecause, DateTimeOffset UpdatedAt);

public sealed record PersonHold(ProposalId Proposal, int ProposalVersion, OpeningId Opening, string OpeningTitle, string Organisation, DateTimeOffset ExpiresAt);

/// <summary>State: agreed, introduced, started, stopped, completed.</summary>
public sealed record PersonPlacement(OpeningId Opening, string OpeningTitle, OpeningKind Kind, string Organisation, string State, DateOnly? StartedOn, DateOnly? StoppedOn);

public sealed record PersonActivity(string? Organisation, string Kind, DateOnly? Begins, DateOnly? Ends, DayParts DayParts, decimal? HoursPerWeek);
