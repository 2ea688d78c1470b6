namespace Matching.Learning.Promotion.Gates;

/// <summary>On later decisions it ranks better than the champion and every baseline. The intervals are shown; the mean decides.</summary>
internal sealed class BetterGate : IGate
{
    public GateCode Code => GateCode.Better;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Rivals.Count > 0 && measured.Rivals.All(IsBeaten),
        [.. measured.Rivals.Select(r => new GateFigure(r.Name, r.Better.Mean, 0, IsBeaten(r)))]);

    private static bool IsBeaten(Comparison rival) => rival.Better.Mean > 0;
}
