namespace Matching.Service.Guard;

/// <summary>How somebody, or a team, decided over some weeks: enough to see whether explanations are read, and nothing more.</summary>
public sealed record Reading
{
    /// <summary>Decisions on proposals: put forward, rejected, postponed. Undone ones do not count.</summary>
    public required int Decisions { get; init; }
    public required int PutForward { get; init; }

    /// <summary>Median seconds between opening a proposal and deciding; null when fewer than <see cref="FewestTimes"/> were measured.</summary>
    public required int? MedianSeconds { get; init; }

    /// <summary>Openings that the caseworker chose herself instead of waiting for a proposal.</summary>
    public required int OwnChoices { get; init; }

    public const int FewestTimes = 10;
    public const int FewestDecisions = 20;

    private const int HardlyRead = 10;
    private const double AlmostAlways = 95;

    public double AcceptedPercent => Decisions == 0 ? 0 : 100.0 * PutForward / Decisions;

    /// <summary>What stands out. It is a reason to talk, never a judgement.</summary>
    public ReadingSign Sign => this switch
    {
        { Decisions: < FewestDecisions } => ReadingSign.TooFew,
        { MedianSeconds: < HardlyRead, AcceptedPercent: >= AlmostAlways } => ReadingSign.AlmostAlwaysYesAndFast,
        { MedianSeconds: < HardlyRead } => ReadingSign.Fast,
        { AcceptedPercent: >= AlmostAlways } => ReadingSign.AlmostAlwaysYes,
        _ => ReadingSign.Nothing,
    };
}

public enum ReadingSign : byte { TooFew, Nothing, AlmostAlwaysYes, Fast, AlmostAlwaysYesAndFast }
