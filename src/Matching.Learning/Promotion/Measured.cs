using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;

namespace Matching.Learning.Promotion;

/// <summary>
/// What was found out about a challenger on decisions it did not learn from: figures only, which the gates judge and the page shows.
/// NDCG is at 5, groups without a wanted pair left out; intervals are 95 %, from a paired bootstrap over groups.
/// </summary>
public sealed record Measured
{
    /// <summary>Why its file cannot be used; then there are no other figures.</summary>
    public RankerFault? Fault { get; init; }

    /// <summary>Later decisions, and the groups of them that can tell rankers apart.</summary>
    public int Decisions { get; init; }
    public int Groups { get; init; }
    public Interval Ndcg { get; init; }

    /// <summary>The same on the decisions it learned from.</summary>
    public double NdcgEarlier { get; init; }

    /// <summary>Champion and baselines, in the order of the report.</summary>
    public IReadOnlyList<Comparison> Rivals { get; init; } = [];

    /// <summary>
    /// How surely it keeps half of what the champion is better than the weighted sum, in <see cref="Comparison.Surer"/>: above zero is more
    /// than half. Null beside the weighted sum.
    /// </summary>
    public Interval? Keeps { get; init; }

    /// <summary>It learned from at least twice as many decisions as the champion did.</summary>
    public bool LearnedFromTwice { get; init; }

    /// <summary>Mean distance between the chance it gives and what became of it, 0 to 1, and how much of it chance alone would give.</summary>
    public double CalibrationError { get; init; }
    public double CalibrationNoise { get; init; }

    /// <summary>Three standard errors of that distance, over conversations: by so much chance may have moved it.</summary>
    public double CalibrationDoubt { get; init; }
    public IReadOnlyList<ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>How well it tells wanted from unwanted pairs, 0.5 to 1; and the best that one feature alone does.</summary>
    public double Auc { get; init; }
    public double BestFeatureAuc { get; init; }
    public FeatureCode? BestFeature { get; init; }

    /// <summary>Random pairs of rows in which a feature counted against its direction, of <see cref="DirectionsTried"/>.</summary>
    public int TurnedRound { get; init; }
    public int DirectionsTried { get; init; }

    /// <summary>Per feature how far its values moved since it learned, as a population stability index; largest first.</summary>
    public IReadOnlyList<FeatureDrift> Drift { get; init; } = [];
    public IReadOnlyList<GroupFigure> PeopleGroups { get; init; } = [];
}

/// <summary>A rival on the same decisions, and how much better the challenger is: above zero is better.</summary>
/// <param name="Name"><c>champion</c>, or a baseline's name.</param>
/// <param name="Ndcg">Of the rival.</param>
/// <param name="Better">NDCG of the challenger minus that of the rival.</param>
/// <param name="Surer">
/// How much less the challenger's chances are surprised by what was decided: logistic loss per conversation, both calibrated. Finer than
/// NDCG, which sees nothing of a conversation in which everything was refused; and chances are what the allocation compares.
/// </param>
public sealed record Comparison(string Name, double Ndcg, Interval Better, Interval Surer)
{
    public const string Champion = "champion";
}

/// <summary>Pairs that got about the same chance: what was said, and how often it became a yes of the caseworker.</summary>
public sealed record ReliabilityBin(int Decisions, double Said, double Became);

/// <summary>How far one feature's values moved.</summary>
public sealed record FeatureDrift(FeatureCode Feature, double Index);

/// <summary>What a ranker does with one group of people. Shares are 0 to 1.</summary>
/// <param name="Dimension"><c>sex</c>, <c>age_band</c>, <c>learning_route</c> or <c>literacy</c>.</param>
/// <param name="Group">The group's code.</param>
/// <param name="Decisions">Decisions about its people.</param>
/// <param name="Accepted">Share of them that a caseworker put forward.</param>
/// <param name="Proposed">Share of them that stands in the ranker's best third.</param>
/// <param name="ProposedBefore">The same for the champion.</param>
/// <param name="Ratio">Proposed, divided by that of everybody else; 1 is no difference.</param>
/// <param name="RatioBefore">The same for the champion.</param>
/// <param name="AcceptedRatio">Accepted, divided by that of everybody else.</param>
public sealed record GroupFigure(
    string Dimension, string Group, int Decisions, double Accepted, double Proposed, double ProposedBefore, double Ratio, double RatioBefore,
    double AcceptedRatio)
{
    /// <summary>Fewer decisions than this are shown nowhere: they would tell of single people.</summary>
    public const int SmallestCell = 10;

    /// <summary>Four fifths: below it somebody looks. Not a norm.</summary>
    public const double LeastRatio = 0.8;

    /// <summary>99 % interval of <see cref="Ratio"/>; null when there are fewer than <see cref="GroupAudit.FewestDays"/> days.</summary>
    public Interval? RatioInterval { get; init; }

    /// <summary>
    /// The same of the ratio beside what is there already: the lowest of what the champion does, what caseworkers chose, and 1. A mean of 1
    /// and more is not worse.
    /// </summary>
    public Interval? WorseInterval { get; init; }

    public bool IsSmall => Decisions < SmallestCell;

    /// <summary>Below four fifths, unless an interval says that this may be chance; too few days for an interval excuse nothing.</summary>
    public bool IsLow => this is { Ratio: < LeastRatio, RatioInterval: null or { High: < 1 } };
}
