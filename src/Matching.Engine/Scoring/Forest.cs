namespace Matching.Engine.Scoring;

/// <summary>
/// Boosted trees as data: the one neutral form of the additive glass box and of LambdaMART, whoever trained it.
/// A score is <see cref="Base"/> plus one leaf per tree, in whole numbers, so that the order of adding, the width of a vector,
/// the number of threads and the machine make no difference. <see cref="ForestWalk"/> is how it is read.
/// </summary>
public sealed record Forest
{
    /// <summary>One log-odd in the whole numbers of scores and leaves.</summary>
    public const int Scale = 1 << 24;

    public required IReadOnlyList<Tree> Trees { get; init; }

    /// <summary>How long a row is.</summary>
    public required int Features { get; init; }

    /// <summary>The hash of the schema the rows follow; <see cref="Matching.Engine.Features.FeatureSchema.Hash"/> for a ranker that may score a round.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>What every row begins with.</summary>
    public int Base { get; init; }

    /// <summary>A leaf or a base in whole numbers: round(log-odds × 2^24).</summary>
    /// <exception cref="OverflowException">Not a number, or 128 log-odds and more: nothing that was learned.</exception>
    public static int Whole(double logOdds) => checked((int)Math.Round(logOdds * Scale));

    /// <summary>Whole numbers as log-odds, for the eye only.</summary>
    public static double LogOdds(int whole) => (double)whole / Scale;
}
