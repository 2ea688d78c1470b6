namespace Matching.Learning.Promotion.Gates;

/// <summary>
/// A chance of 40 % becomes a yes about 40 times in 100. What so few decisions deviate by chance alone is not held against it; where chance may
/// have made the rest a person looks (alarm), and only what it hardly ever makes stops. Why so: ADR 0012.
/// </summary>
internal sealed class CalibrationGate : IGate
{
    public const double Most = 0.03;

    public GateCode Code => GateCode.Calibration;

    public GateOutcome Judge(Measured measured)
    {
        var (error, bound) = (measured.CalibrationError, Most + measured.CalibrationNoise);
        var verdict = error <= bound ? GateVerdict.Passes : error <= Most + measured.CalibrationDoubt ? GateVerdict.Alarm : GateVerdict.Stops;
        return new(Code, verdict, [new GateFigure("", error, bound, verdict == GateVerdict.Passes)]);
    }
}
