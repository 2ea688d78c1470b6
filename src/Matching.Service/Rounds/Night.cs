using Matching.Service.Pipeline;

namespace Matching.Service.Rounds;

/// <summary>One round; null is the latest of the area.</summary>
[For(Role.Manager)]
public sealed record Night(long? Round = null) : IQuery<NightView>;

public sealed record NightView
{
    public required NightRow Row { get; init; }

    /// <summary>The published round of the nearest earlier business date; null for the first night.</summary>
    public NightRow? Before { get; init; }

    /// <summary>In the order in which they ran.</summary>
    public required IReadOnlyList<NightStage> Stages { get; init; }

    /// <summary>Everyone without a proposal stands here once; most people first.</summary>
    public required IReadOnlyList<BlockedByRow> BlockedBy { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How far from the best possible plan at most, 0 to 1; null when the allocation proves nothing.</summary>
    public double? OptimalityGap { get; init; }

    /// <summary>The round published after this one, to page on; null for the latest.</summary>
    public long? NextRound { get; init; }
}

/// <summary>Stage code as in the summary, and seconds; before is the night before's, null when it had no such stage.</summary>
public sealed record NightStage(string Stage, double Seconds, double? SecondsBefore);

/// <summary>A rule's code, <c>noPlace</c> or <c>questions</c>, with a Dutch name.</summary>
public sealed record BlockedByRow(string Code, string Name, int People, int? PeopleBefore);
