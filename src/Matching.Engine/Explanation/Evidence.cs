using Matching.Engine.Features;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation;

/// <summary>
/// Everything needed to say, and to recompute, why this pair: feature values, their contributions and what is unknown.
/// The contributions and the base add up to the score exactly: they are integers.
/// </summary>
public sealed record Evidence
{
    /// <summary>A ranker's id, or 'weighted-sum'.</summary>
    public required string Ranker { get; init; }

    /// <summary>Version of the rules and features.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>In hundredths of a log-odds unit; Base + the sum of <see cref="Reasons"/>.</summary>
    public required int Score { get; init; }

    /// <summary>The score of a pair about which nothing speaks for or against.</summary>
    public required int Base { get; init; }

    /// <summary>The score calibrated, in ten-thousandths (0 to 10,000).</summary>
    public required int Chance { get; init; }

    /// <summary>The person's own weight for the kind, in percent; multiplies after the chance.</summary>
    public required int WishPercent { get; init; }

    /// <summary>What the Unknowns leave of the points, in percent.</summary>
    public required int UnknownPercent { get; init; }

    /// <summary>One per feature with a contribution other than zero, strongest first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>All feature values in the order of the schema: what learning uses later.</summary>
    public required IReadOnlyList<int> Features { get; init; }

    /// <summary>
    /// Set when the pair was drawn by lot to learn from, and not chosen for its points: how likely it was to be drawn, in ten-thousandths.
    /// It travels with the evidence, so that the desk can say so and learning can weigh by it.
    /// </summary>
    public int? Propensity { get; init; }

    /// <summary>Rules that are Unknown, each with its question.</summary>
    public required IReadOnlyList<UnknownRule> Unknowns { get; init; }
}

/// <summary>A feature's value and what it adds to the score, in hundredths of a log-odds unit.</summary>
public readonly record struct Reason(FeatureCode Feature, int Value, int Contribution);

public readonly record struct UnknownRule(RuleCode Rule, QuestionCode Question);
