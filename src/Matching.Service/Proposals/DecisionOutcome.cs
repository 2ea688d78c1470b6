using System.Text.Json.Serialization;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>How an act on a proposal ended. Only <see cref="Done"/> carried it out.</summary>
public enum DecisionResult : byte
{
    Done,

    /// <summary>Somebody took the last place.</summary>
    Full,

    /// <summary>Somebody decided on this proposal while the screen was open.</summary>
    AlreadyDecided,

    /// <summary>The proposal was withdrawn while the screen was open.</summary>
    Withdrawn,

    /// <summary>The proposal changed otherwise (a newer night, an undo): look again.</summary>
    Changed,

    /// <summary>Undo: only on the day itself.</summary>
    TooLate,
}

/// <summary>
/// The outcome of an act on a proposal, with what the screen says about it. <see cref="ByName"/> and <see cref="At"/> say who decided
/// and when, where somebody was first. <see cref="OtherPlaces"/> counts the person's other open proposals when the place is full.
/// </summary>
public sealed record DecisionOutcome(DecisionResult Result)
{
    public DecisionId? Decision { get; init; }

    /// <summary>Whom it is about.</summary>
    public NewcomerId? Newcomer { get; init; }
    public DecisionKind? Kind { get; init; }
    public string? ByName { get; init; }
    public DateTimeOffset? At { get; init; }
    public WithdrawnReason? WithdrawnBecause { get; init; }

    /// <summary>Put forward: the last day for an answer. Postponed: the day it comes back.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Postponed: what may bring it back sooner.</summary>
    public LaterEvent? Event { get; init; }
    public int OtherPlaces { get; init; }

    /// <summary>Full: there is a place, and it is kept for somebody who waits longer.</summary>
    public bool IsKeptForWaiting { get; init; }

    /// <summary>The next proposal in the queue; null when everything was looked at. After undo: the proposal itself.</summary>
    public ProposalId? Next { get; init; }

    [JsonIgnore]
    public bool IsDone => Result == DecisionResult.Done;
}

internal static class DecisionNotes
{
    /// <summary>Writes the audit note of an act on a proposal and passes its outcome on.</summary>
    public static DecisionOutcome Says(this AuditNote note, DecisionOutcome outcome, object? details = null)
    {
        note.Write(Code.Of(outcome.Result), details);
        return outcome;
    }
}
