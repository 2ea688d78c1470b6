namespace Matching.Learning.Promotion.Gates;

/// <summary>The town still looks as it did when the ranker learned: no feature's values moved further than the usual bound.</summary>
internal sealed class DriftGate : IGate
{
    /// <summary>Population stability index: above a quarter is commonly called another population.</summary>
    public const double Most = 0.25;

    public GateCode Code => GateCode.Drift;

    public GateOutcome Judge(Measured measured) => GateOutcome.Of(
        Code,
        measured.Drift.All(d => d.Index <= Most),
        [.. measured.Drift.Take(3).Select(d => new GateFigure(d.Feature.ToString(), d.Index, Most, d.Index <= Most))]);
}
