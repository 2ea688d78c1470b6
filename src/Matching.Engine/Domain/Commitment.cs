namespace Matching.Engine.Domain;

public enum CommitmentSource : byte { Hold, Agreement, Placement, Activity }

/// <summary>
/// What already takes someone's time, wherever it came from: a hold, an agreement, a running placement, or an activity elsewhere.
/// Its dagdelen and hours are subtracted in every rule; its kind, when it is one of the five, is not proposed again.
/// </summary>
public sealed record Commitment
{
    public required NewcomerId Newcomer { get; init; }
    public required CommitmentSource Source { get; init; }

    /// <summary>Null for lessons, coaching and others.</summary>
    public OpeningKind? Kind { get; init; }

    /// <summary>Null when it runs outside Matching.</summary>
    public OpeningId? Opening { get; init; }
    public DayParts DayParts { get; init; }

    /// <summary>Hours a week, 0 to 60; null is not known.</summary>
    public int? HoursPerWeek { get; init => field = Canonical.Within(value, 0, 60); }
    public Period Period { get; init; }
}
