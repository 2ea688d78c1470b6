using Matching.Learning.Baselines;

namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// On later decisions its chances are better than those of what ranks now, of the weighted sum and of chance itself, and it orders no
/// conversation clearly worse; and no simpler baseline is clearly better. All intervals are shown.
/// </summary>
internal sealed class BetterGate : IGate
{
    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Rivals.Count > 0 && measured.Rivals.All(IsBeaten),
        [.. measured.Rivals.Select(r => new GateFigure(r.Name, r.Surer.Mean, 0, IsBeaten(r)))]);

    private static bool IsBeaten(Comparison rival) => MustBeBeaten.Contains(rival.Name)
        ? rival.Surer.Mean > 0 && rival.Better.High > 0
        : rival.Surer.High > 0;

    private static readonly string[] MustBeBeaten = [Comparison.Champion, new TheWeightedSum().Name, new RandomOrder().Name];
}
