namespace Matching.Engine.Allocation;

/// <summary>What an allocation chose.</summary>
public sealed record AllocationPlan
{
    /// <summary>Numbers of the chosen edges, rising.</summary>
    public required IReadOnlyList<int> Chosen { get; init; }

    /// <summary>Numbers of the edges that nothing but a full opening kept out, rising: the person had room for them.</summary>
    public required IReadOnlyList<int> CutOff { get; init; }

    /// <summary>Points of the chosen edges, bonuses left out.</summary>
    public required long TotalPoints { get; init; }

    /// <summary>How far from optimal the plan can be, 0 to 1; null when nothing was proved.</summary>
    public double? OptimalityGap { get; init; }
}
