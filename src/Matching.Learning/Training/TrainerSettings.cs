using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Learning.Training;

/// <summary>How a forest is grown. The defaults are careful ones for a few thousand rows.</summary>
public sealed record TrainerSettings
{
    /// <summary>Trees at most; early stopping may keep fewer.</summary>
    public int Trees { get; init; } = 300;

    /// <summary>Leaves per tree; 2 gives a sum of tables per feature, the glass box.</summary>
    public int Leaves { get; init; } = 2;
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Added to the curvature of every leaf: the higher, the smaller the leaves.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>A leaf has at least this many rows.</summary>
    public int MinRows { get; init; } = 20;

    /// <summary>A leaf has at least this much curvature (the sum of hessians).</summary>
    public double MinChildWeight { get; init; } = 1e-3;

    /// <summary>Different values seen per feature, 2 to 255; a feature with more is cut where the rows are.</summary>
    public int Bins { get; init; } = 255;

    /// <summary>Per feature which way it may count; empty is free for all.</summary>
    public IReadOnlyList<Direction> Directions { get; init; } = [];

    /// <summary>
    /// The forest that the initial scores come from; null when there is none. Directions then hold for both together: what is learned may
    /// take back what the start's trees of one cut add, and no more.
    /// </summary>
    public Forest? Start { get; init; }

    /// <summary>How much of each step of the start may be taken back, 0 to 1.</summary>
    public double MayUnlearn { get; init; } = 1;

    /// <summary>Share of the features each tree may look at, above 0 to 1.</summary>
    public double FeatureShare { get; init; } = 1;

    /// <summary>Share of the groups each tree learns from, above 0 to 1.</summary>
    public double GroupShare { get; init; } = 1;

    /// <summary>Pairs of rows count while one of the two stands in so many first places (LightGBM's truncation level).</summary>
    public int Truncation { get; init; } = 30;

    /// <summary>
    /// How much each row by itself counts beside the order within its group, 0 to 1: was it wanted, did it start, was it still going (combined
    /// regression and ranking; Sculley 2010). Groups on a desk are two or three rows, and order alone forgets that a whole group was refused.
    /// 0 is LambdaRank.
    /// </summary>
    public double PointwiseShare { get; init; }

    /// <summary>Stops when NDCG at <see cref="StopAt"/> on the validation part has not risen for so many trees; 0 grows all.</summary>
    public int Patience { get; init; } = 50;

    /// <summary>The k of the NDCG that early stopping looks at.</summary>
    public int StopAt { get; init; } = 5;

    /// <summary>For the draws of <see cref="FeatureShare"/> and <see cref="GroupShare"/> only.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads at most, -1 for as many as there are; changes the time it takes and nothing else.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>The schema the rows follow; written into the forest.</summary>
    public string SchemaHash { get; init; } = "";

    /// <summary>
    /// The glass box on rows of the product's schema: its hash, its directions, and the weighted sum as the start. Found on the development
    /// towns of the suite <c>town-ranking</c>; <see cref="CarefulTraining"/> chooses how many of the trees stay.
    /// </summary>
    public static TrainerSettings ForSchema { get; } = new()
    {
        Trees = 300,
        LearningRate = 0.15,
        L2 = 5,
        MinRows = 30,
        Patience = 0,
        PointwiseShare = 0.9,
        SchemaHash = FeatureSchema.Hash,
        Directions = [.. FeatureSchema.All.Select(f => f.Direction)],
        Start = WeightedSumForest.Instance,
    };

    /// <summary>The same for LambdaMART, which sees half of the groups and half of the features per tree (Friedman 2002, stochastic boosting).</summary>
    public static TrainerSettings ForSchemaInLeaves { get; } = ForSchema with { Trees = 240, Leaves = 4, FeatureShare = 0.5, GroupShare = 0.5 };

    /// <summary>For the forest of a few leaves whose effects the glass box prints: slower, since a mean over its rows keeps no single tree's edges.</summary>
    internal TrainerSettings InLeaves() =>
        this with { Trees = 2 * Trees, Leaves = 4, LearningRate = LearningRate / 3, FeatureShare = 0.5, GroupShare = 0.5 };
}

/// <summary>Two features by their positions in a row, the first the lower.</summary>
public readonly record struct FeaturePair(int First, int Second);
