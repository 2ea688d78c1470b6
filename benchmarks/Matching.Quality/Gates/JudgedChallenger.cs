using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>What the gates said of a challenger of which a simulation knows whether it is better.</summary>
/// <param name="TrueGain">NDCG@5 above what ranks now, over all candidates; above zero is better.</param>
/// <param name="Measured">Its figures on later weeks: all that the gates see.</param>
internal sealed record JudgedChallenger(double TrueGain, Measured Measured)
{
    public bool IsBetter => TrueGain > 0;

    public IReadOnlyList<GateCode> StoppedBy { get; } = Saying(GateVerdict.Stops, Measured);

    public IReadOnlyList<GateCode> AskedBy { get; } = Saying(GateVerdict.Alarm, Measured);

    public bool IsStopped => StoppedBy.Count > 0;

    /// <summary>A person may choose it, with a written reason.</summary>
    public bool IsAsked => !IsStopped && AskedBy.Count > 0;

    /// <summary>A person may choose it, and need not say why.</summary>
    public bool Passes => !IsStopped && AskedBy.Count == 0;

    /// <summary>What the gates saw beside one rival, to be printed.</summary>
    public Dictionary<string, object> FiguresBeside(Comparison rival)
    {
        var figures = new Dictionary<string, object>
        {
            ["trulyBetter"] = Rounded(TrueGain),
            ["stoppedBy"] = string.Join(' ', StoppedBy),
            ["askedBy"] = string.Join(' ', AskedBy),
            ["surer"] = Rounded(rival.Surer.Mean),
            ["surerLow"] = Rounded(rival.Surer.Low),
            ["surerHigh"] = Rounded(rival.Surer.High),
            ["orders"] = Rounded(rival.Better.Mean),
            ["ordersLow"] = Rounded(rival.Better.Low),
            ["ordersHigh"] = Rounded(rival.Better.High),
            ["calibrationError"] = Rounded(Measured.CalibrationError),
            ["calibrationNoise"] = Rounded(Measured.CalibrationNoise),
            ["calibrationDoubt"] = Rounded(Measured.CalibrationDoubt),
        };
        if (Measured.Keeps is { } keeps)
            figures["keepsLow"] = Rounded(keeps.Low);
        return figures;
    }

    public static double Rounded(double figure) => Math.Round(figure, 4);

    public static IReadOnlyList<GateCode> Saying(GateVerdict verdict, Measured measured) =>
        [.. PromotionGates.Judge(measured).Where(g => g.Verdict == verdict).Select(g => g.Gate)];
}
