namespace Matching.Engine.Allocation;

/// <summary>What an allocation chose.</summary>
public sealed record AllocationPlan
{
    /// <summary>Numbers of the chosen edges, rising.</summary>
    public required IReadOnlyList<int> Chosen { get; init; }

    /// <summary>Numbers of the edges that nothing but a full opening, or a place kept back, kept out, rising: the person had room for them.</summary>
    public required IReadOnlyList<int> CutOff { get; init; }

    /// <summary>Points of the chosen edges, bonuses left out.</summary>
    public required long TotalPoints { get; init; }

    /// <summary>Who made it, as stored in the round: 'auction' or 'greedy'.</summary>
    public required string Allocator { get; init; }

    /// <summary>Per opening what one more place would have been worth, in thousandths of a point; empty when nothing was proved.</summary>
    public IReadOnlyList<int> Prices { get; init; } = [];

    /// <summary>How good the plan is at least, checked by separate code; null when nothing was proved.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>The budget of bids was spent before the auction ended, so that the baseline made this plan.</summary>
    public bool BudgetSpent { get; init; }
}
