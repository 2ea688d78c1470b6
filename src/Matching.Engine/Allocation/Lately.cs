namespace Matching.Engine.Allocation;

/// <summary>What the last weeks brought in: people as if each had just come, and openings as they were posted. The sample that futures are drawn from.</summary>
public sealed record Lately
{
    /// <summary>So many weeks are looked back upon; each is as likely to repeat itself as any other.</summary>
    public const int Weeks = 13;

    /// <summary>Who came, with all her portions, and what she would be worth at tonight's openings; numbered as tonight's, also those that are full.</summary>
    public required AllocationProblem People { get; init; }

    /// <summary>Per person of <see cref="People"/>: weeks since she came, 0 to <see cref="Weeks"/> − 1.</summary>
    public required int[] CameWeeksAgo { get; init; }

    /// <summary>Per opening: weeks since it was posted; anything outside 0 to <see cref="Weeks"/> − 1 is not lately.</summary>
    public required int[] PostedWeeksAgo { get; init; }

    /// <summary>Per opening: the limit it would have tonight if nobody had taken a place yet.</summary>
    public required int[] LimitWhenPosted { get; init; }

    /// <summary>Per opening: whole weeks from tonight that it stays open; <see cref="AllocationProblem.Unlimited"/> when no end is known.</summary>
    public required int[] WeeksLeft { get; init; }
}
