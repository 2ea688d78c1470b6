namespace Matching.Engine.Scoring;

/// <summary>A trained model, complete: what <c>ranker.json</c> holds. Who made it, from what and how well it does stands beside it, in its manifest.</summary>
public sealed record Ranker
{
    /// <summary>Small letters, digits and hyphens; it is also the name of its folder.</summary>
    public required string Id { get; init; }

    public required Forest Forest { get; init; }

    public required Calibration Calibration { get; init; }
}
