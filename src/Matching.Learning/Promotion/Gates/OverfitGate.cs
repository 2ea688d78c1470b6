namespace Matching.Learning.Promotion.Gates;

/// <summary>It is not much better on what it learned from than on what came later, and surely so: then it learned by heart.</summary>
internal sealed class OverfitGate : IGate
{
    public const double Most = 0.10;

    public GateCode Code => GateCode.Overfit;

    public GateOutcome Judge(Measured measured)
    {
        var gap = measured.NdcgEarlier - measured.Ndcg.Mean;
        var passes = gap <= Most || measured.NdcgEarlier <= measured.Ndcg.High;
        return GateOutcome.Of(Code, passes, new GateFigure("", gap, Most, passes));
    }
}
