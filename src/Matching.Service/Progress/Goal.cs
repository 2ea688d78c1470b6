using Matching.Engine.Domain;

namespace Matching.Service.Progress;

/// <summary>What the city wants for its newcomers and measures each month.</summary>
public enum Goal : byte
{
    /// <summary>Has paid work.</summary>
    Work,

    /// <summary>Passed civic integration, of those who were due.</summary>
    CivicIntegration,

    /// <summary>Follows education, lessons in Dutch not counted.</summary>
    Education,

    /// <summary>Left benefit in the past twelve months.</summary>
    LeftBenefit,

    /// <summary>Has something running: a placement, a buddy, a club, a volunteer role.</summary>
    TakingPart,
}

/// <summary>What somebody recorded that was reached; the codes of the column <c>outcomes.kind</c>.</summary>
public enum OutcomeKind : byte { PaidWork, CivicIntegration, Education, LeftBenefit }

/// <summary>A person as progress counts them: no name, no number.</summary>
/// <param name="Id">Joins what was reached and what runs.</param>
/// <param name="Route">Null: not known, or not decided yet.</param>
/// <param name="SettledOn">Null: counts as having been here always.</param>
/// <param name="DueOn">The end of the term for civic integration; null: not known.</param>
public sealed record Counted(long Id, LearningRoute? Route, DateOnly? SettledOn, DateOnly? DueOn);

/// <summary>Something with a first day, and a last one when it is over.</summary>
public readonly record struct Span(long Newcomer, DateOnly From, DateOnly? Until)
{
    public bool Covers(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>Everything that is recorded and that progress is counted from.</summary>
public sealed record ProgressFacts
{
    public required IReadOnlyList<Counted> People { get; init; }
    public required IReadOnlyList<(OutcomeKind Kind, Span Span)> Outcomes { get; init; }

    /// <summary>Placements and activities of the five kinds.</summary>
    public required IReadOnlyList<Span> Running { get; init; }

    /// <summary>Started placements, to see who is still there after three months.</summary>
    public required IReadOnlyList<Span> Started { get; init; }

    /// <summary>People whose dossier says that they work, without since when: they are in no month.</summary>
    public required int WorkWithoutDate { get; init; }
}
