using Matching.Learning.Baselines;

namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// On later decisions it ranks better than what ranks now and than the weighted sum, and surely not much worse; and no simpler baseline
/// is clearly better. All intervals are shown.
/// </summary>
internal sealed class BetterGate : IGate
{
    /// <summary>The most NDCG that the lower end of an interval may lie below zero.</summary>
    public const double MostDoubt = 0.03;

    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Rivals.Count > 0 && measured.Rivals.All(IsBeaten),
        [.. measured.Rivals.Select(r => new GateFigure(r.Name, r.Better.Mean, 0, IsBeaten(r)))]);

    private static bool IsBeaten(Comparison rival) => MustBeBeaten.Contains(rival.Name)
        ? rival.Better.Mean > 0 && rival.Better.Low > -MostDoubt
        : rival.Better.High > 0;

    private static readonly string[] MustBeBeaten = [Comparison.Champion, new TheWeightedSum().Name, new RandomOrder().Name];
}
