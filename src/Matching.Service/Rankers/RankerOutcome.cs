using System.Text.Json.Serialization;
using Matching.Learning.Promotion;

namespace Matching.Service.Rankers;

/// <summary>How an act on a ranker ended. Only <see cref="Done"/> carried it out.</summary>
public enum RankerResult : byte
{
    Done,

    /// <summary>Somebody changed its state while the screen was open.</summary>
    Changed,

    /// <summary>A gate stops it.</summary>
    Stopped,

    /// <summary>A gate asks for a written reason.</summary>
    ReasonNeeded,

    /// <summary>Learned from invented people, and this database is no demo.</summary>
    SimulatedOnly,

    /// <summary>Its file cannot be used by this version.</summary>
    Unusable,

    /// <summary>There was no champion before this one.</summary>
    NothingBefore,

    /// <summary>The area's night uses the ranker of another municipality.</summary>
    NotTheLead,
}

/// <summary>The outcome of an act on a ranker, with what the gates said where they were asked.</summary>
public sealed record RankerOutcome(RankerResult Result)
{
    public IReadOnlyList<GateOutcome> Gates { get; init; } = [];

    /// <summary>The champion from now on; null is the weighted sum.</summary>
    public string? Champion { get; init; }

    /// <summary>The municipality whose ranker the area uses, when it is another.</summary>
    public string? Lead { get; init; }

    [JsonIgnore]
    public bool IsDone => Result == RankerResult.Done;
}
