namespace Matching.Learning.Promotion.Gates;

/// <summary>A chance of 40 % becomes a yes about 40 times in 100. What so few decisions may deviate by chance alone is not held against it.</summary>
internal sealed class CalibrationGate : IGate
{
    public const double Most = 0.03;

    public GateCode Code => GateCode.Calibration;

    public GateOutcome Judge(Measured measured)
    {
        var bound = Most + measured.CalibrationNoise;
        return GateOutcome.Of(
            Code, measured.CalibrationError <= bound, new GateFigure("", measured.CalibrationError, bound, measured.CalibrationError <= bound));
    }
}
