using System.Text.Json.Serialization;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Placements;

public enum PlacementResult : byte
{
    Done,

    /// <summary>Somebody recorded a step while the screen was open; nothing was stored.</summary>
    Changed,

    /// <summary>Undo: only on the day itself, and only of the last step.</summary>
    TooLate,

    /// <summary>Undo of a stop: the place was given to somebody else, or the opening is not open any more.</summary>
    Full,
}

/// <summary>How a step ended, with who was first and when, where somebody was.</summary>
public sealed record PlacementOutcome(PlacementResult Result)
{
    public string? ByName { get; init; }
    public DateTimeOffset? At { get; init; }

    [JsonIgnore]
    public bool IsDone => Result == PlacementResult.Done;
}

internal static class PlacementNotes
{
    /// <summary>Writes the audit note of a step and passes its outcome on.</summary>
    public static PlacementOutcome Says(this AuditNote note, PlacementOutcome outcome, object? details = null)
    {
        note.Write(Code.Of(outcome.Result), details);
        return outcome;
    }
}
