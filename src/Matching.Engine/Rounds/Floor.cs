using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>Whom a policy may put first. Never sex, age or origin.</summary>
public enum PriorityGroup : byte
{
    /// <summary>Literacy A: cannot read or write yet.</summary>
    CannotReadYet,

    /// <summary>No years of work experience at all; not known is not none.</summary>
    NoWorkExperience,

    /// <summary>The quarter of the waiting list that has been without any proposal longest.</summary>
    LongestWithoutProposal,
}

/// <summary>A promise of the policy: at least this many percent of a group, counted over those who can be proposed anything, get a proposal.</summary>
/// <param name="Group">Whom it is for; a policy names a group once.</param>
/// <param name="Percent">0 to 100.</param>
public readonly record struct Floor(PriorityGroup Group, int Percent) : IComparable<Floor>
{
    public int CompareTo(Floor other) =>
        Group.CompareTo(other.Group) is var byGroup and not 0 ? byGroup : Percent.CompareTo(other.Percent);
}

/// <summary>Since when somebody has been without any proposal.</summary>
public readonly record struct WaitingSince(NewcomerId Newcomer, DateOnly Since) : IComparable<WaitingSince>
{
    public int CompareTo(WaitingSince other) =>
        Since.CompareTo(other.Since) is var byDate and not 0 ? byDate : Newcomer.CompareTo(other.Newcomer);
}

/// <summary>What a floor did, and what it cost.</summary>
public sealed record FloorResult
{
    public required PriorityGroup Group { get; init; }
    public required int Percent { get; init; }

    /// <summary>Members with anything to be proposed, or with a pin that stands.</summary>
    public required int Size { get; init; }

    /// <summary>So many members must have a proposal.</summary>
    public required int Asked { get; init; }

    /// <summary>So many would have one without this floor, the other floors standing.</summary>
    public required int Before { get; init; }

    /// <summary>So many have one.</summary>
    public required int Reached { get; init; }

    /// <summary>The most that could have one if nobody else counted. Below <see cref="Asked"/>, no plan can meet this floor.</summary>
    public required int Possible { get; init; }

    public bool IsMet => Reached >= Asked;

    /// <summary>Points of the plan without this floor less points of the plan with it; bonuses for being first and against flip-flop count as ever.</summary>
    public required long Cost { get; init; }

    /// <summary>Members who have a proposal by it and would have none.</summary>
    public required IReadOnlyList<NewcomerId> Helped { get; init; }
}
