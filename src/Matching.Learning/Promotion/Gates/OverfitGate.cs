namespace Matching.Learning.Promotion.Gates;

/// <summary>It is not much better on what it learned from than on what came later: then it learned by heart.</summary>
internal sealed class OverfitGate : IGate
{
    public const double Most = 0.10;

    public GateCode Code => GateCode.Overfit;

    public GateOutcome Judge(Measured measured)
    {
        var gap = measured.NdcgEarlier - measured.Ndcg.Mean;
        return GateOutcome.Of(Code, gap <= Most, new GateFigure("", gap, Most, gap <= Most));
    }
}
