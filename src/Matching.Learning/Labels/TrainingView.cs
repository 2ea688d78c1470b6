using Matching.Engine.Features;
using Matching.Learning.Training;

namespace Matching.Learning.Labels;

/// <summary>
/// Decisions as a training set: features of the schema and nothing else, grades by the table of <see cref="Labels"/>, weights by
/// <see cref="Weights"/>. The one door through which anything reaches a trainer.
/// </summary>
public static class TrainingView
{
    /// <summary>The rows to learn from, starting from the weighted sum; or why there are too few. What is left out is counted.</summary>
    public static Result Of(IReadOnlyList<LoggedDecision> decisions)
    {
        var graded = decisions.Select(d => (Decision: d, Grade: Labels.GradeOf(d.Decision, d.Detail))).ToList();
        var current = graded.Where(g => g.Grade is not null && g.Decision.SchemaHash == FeatureSchema.Hash).ToList();
        var counts = new Counts(
            decisions.Count,
            NotAboutPair: graded.Count(g => g.Grade is null),
            OtherSchema: graded.Count(g => g.Grade is not null) - current.Count,
            Used: current.Count,
            Caseworkers: current.Select(g => g.Decision.Caseworker).Distinct().Count());
        if (counts.Used < Labels.FewestDecisions || counts.Caseworkers < Labels.FewestCaseworkers)
            return new NotEnough(counts);

        var rows = current.ConvertAll(g => g.Decision);
        var set = new TrainingSet(
            FeatureSchema.Count,
            [.. rows.SelectMany(d => InRange(d.Features))],
            [.. current.Select(g => (byte)g.Grade!.Value)],
            [.. rows.Select(d => d.Group)])
        {
            Weights = Weights.Of(rows),
            Days = [.. rows.Select(d => d.DecidedOn.DayNumber)],
            Openings = [.. rows.Select(d => d.Opening)],
        };
        return new Ready(WeightedSumForest.Start(set), counts);
    }

    private static IEnumerable<float> InRange(IReadOnlyList<int> features)
    {
        if (features.Count != FeatureSchema.Count)
            throw new ArgumentException($"A decision with {features.Count} features under a schema of {FeatureSchema.Count}.", nameof(features));
        return features.Select((value, i) => (float)Math.Clamp(value, FeatureSchema.All[i].Low, FeatureSchema.All[i].High));
    }

    /// <summary>What became of the decisions that were offered.</summary>
    /// <param name="Offered">All.</param>
    /// <param name="NotAboutPair">Left out by the table of labels.</param>
    /// <param name="OtherSchema">Left out because their features were stored under another schema.</param>
    /// <param name="Used">The rest.</param>
    /// <param name="Caseworkers">Who took those.</param>
    public sealed record Counts(int Offered, int NotAboutPair, int OtherSchema, int Used, int Caseworkers);

    public abstract record Result(Counts Counts);

    /// <summary>Enough to learn from.</summary>
    public sealed record Ready(TrainingSet Set, Counts Counts) : Result(Counts);

    /// <summary>Fewer than <see cref="Labels.FewestDecisions"/> decisions about pairs, or by fewer than <see cref="Labels.FewestCaseworkers"/> caseworkers.</summary>
    public sealed record NotEnough(Counts Counts) : Result(Counts);
}
