using Matching.Engine.Domain;

namespace Matching.Simulation.History;

public enum HistoryDecision { PutForward, Rejected, Postponed }

/// <summary>Where a decision stands on the anchor date.</summary>
public enum HistoryState
{
    /// <summary>Holds nothing any more: rejected, postponed, declined, expired or stopped.</summary>
    Ended,

    /// <summary>Put before the newcomer, who has not answered within the seven days yet.</summary>
    Held,

    /// <summary>She said yes; it has not started yet.</summary>
    Agreed,

    /// <summary>Started, and still going.</summary>
    Running,
}

/// <summary>One decision of a caseworker in the 90 days before the anchor date, and what became of it.</summary>
public sealed record HistoryEntry
{
    /// <summary>What lay open together on her desk when she decided carries the same number; ascending in time.</summary>
    public required int Group { get; init; }
    public required NewcomerId Newcomer { get; init; }
    public required OpeningId Opening { get; init; }
    public required CaseworkerId Caseworker { get; init; }

    /// <summary>The night whose proposal it was.</summary>
    public required DateOnly ProposedOn { get; init; }

    /// <summary>Its place in the list she saw, 1 on top.</summary>
    public required int Position { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required HistoryDecision Decision { get; init; }

    /// <summary>Set when rejected.</summary>
    public RejectCode? Reason { get; init; }

    /// <summary>Set when postponed.</summary>
    public DateOnly? PostponedUntil { get; init; }

    /// <summary>What the newcomer said; null when she was not asked or did not answer. A no carries no reason, on purpose.</summary>
    public bool? NewcomerSaidYes { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateOnly? StartedOn { get; init; }
    public DateOnly? StoppedOn { get; init; }
    public required HistoryState State { get; init; }

    /// <summary>Whether it is still active on the anchor date; null when it never started.</summary>
    public bool? StillActive => StartedOn is null ? null : StoppedOn is null;

    /// <summary>The pair is not to be proposed again: a no of the newcomer, or a reject about the pair itself.</summary>
    public bool BlocksPair =>
        NewcomerSaidYes == false
        || Reason is RejectCode.TooFar or RejectCode.Language or RejectCode.DoesNotWant or RejectCode.WorkDoesNotFit;
}
