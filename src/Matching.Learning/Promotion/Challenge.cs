using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>A ranker that wants to be champion, with the decisions that tell how good it is. Those it learned from and those that came later are never mixed.</summary>
public sealed record Challenge
{
    public required Ranker Ranker { get; init; }

    /// <summary>What ranks now; null is the weighted sum, which is among the baselines anyway.</summary>
    public IScorer? Champion { get; init; }

    /// <summary>It learned from at least twice as many decisions as the champion did, of the same place and as late. False where there is no champion, or that is not known.</summary>
    public bool LearnedFromTwice { get; init; }

    /// <summary>What it learned from, as far as it is still there.</summary>
    public required TrainingSet Earlier { get; init; }

    /// <summary>What came after.</summary>
    public required TrainingSet Later { get; init; }

    /// <summary>Per feature in the order of the schema, how its values were spread when it learned: see <see cref="Spread"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> LearnedFrom { get; init; }

    /// <summary>Later decisions with the groups of their people, from a reader of their own.</summary>
    public IReadOnlyList<AuditedDecision> Audit { get; init; } = [];
}

/// <summary>A decision with the groups its person belongs to, for the audit alone.</summary>
/// <param name="Day">Number of the day on which it was taken.</param>
/// <param name="Row">Feature values, in the order of the schema.</param>
/// <param name="Accepted">A caseworker put it forward.</param>
/// <param name="Groups">Dimension → group.</param>
public sealed record AuditedDecision(int Day, int[] Row, bool Accepted, IReadOnlyDictionary<string, string> Groups);
