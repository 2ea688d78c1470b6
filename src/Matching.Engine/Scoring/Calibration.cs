namespace Matching.Engine.Scoring;

/// <summary>
/// How a ranker's score becomes a chance (Platt): the logistic function of slope × score + intercept, all in the whole numbers of a
/// <see cref="Forest"/>. The sum is cut to 1,024 steps a log-odd and looked up in a table that was rounded once, so that it is
/// the same on every machine; as the slope is above zero the chance never falls as the score rises.
/// </summary>
/// <param name="Slope">Above zero; <see cref="Forest.Scale"/> leaves the score as it is.</param>
/// <param name="Intercept">What is added to it.</param>
public readonly record struct Calibration(int Slope, int Intercept)
{
    private const int Steps = 1 << 10;

    /// <summary>Beyond eight log-odds either way nothing changes, as in <see cref="Logistic"/>.</summary>
    private const int Widest = 8 * Steps;

    private static readonly int[] Table = [.. Enumerable.Range(-Widest, 2 * Widest + 1).Select(s => (int)Math.Round(Exact(s)))];

    /// <summary>The score as it is: log-odds.</summary>
    public static Calibration Neutral { get; } = new(Forest.Scale, 0);

    /// <summary>The chance in ten-thousandths.</summary>
    public int Chance(int score)
    {
        var logOdds = (long)Slope * score / Forest.Scale + Intercept;
        return Table[Math.Clamp(logOdds / (Forest.Scale / Steps), -Widest, Widest) + Widest];
    }

    /// <summary>Before rounding; no value lies so near a half that another processor could round it the other way (tested).</summary>
    internal static double Exact(int step) => Logistic.Certain / (1 + Math.Exp(-step / (double)Steps));
}
