namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// Too good to be true is a leak: people differ more than this about the same pairs. A single feature that foretells the decision
/// was filled in after it.
/// </summary>
internal sealed class TooGoodGate : IGate
{
    public const double MostAuc = 0.95;
    public const double MostFeatureAuc = 0.85;

    public GateCode Code => GateCode.TooGood;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Auc <= MostAuc && measured.BestFeatureAuc <= MostFeatureAuc,
        new GateFigure("", measured.Auc, MostAuc, measured.Auc <= MostAuc),
        new GateFigure(measured.BestFeature is { } best ? best.ToString() : "", measured.BestFeatureAuc, MostFeatureAuc, measured.BestFeatureAuc <= MostFeatureAuc));
}
