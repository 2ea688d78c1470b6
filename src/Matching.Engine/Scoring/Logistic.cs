namespace Matching.Engine.Scoring;

/// <summary>The logistic function from hundredths of log-odds to ten-thousandths, as a table: one rounding, done once.</summary>
public static class Logistic
{
    /// <summary>Units of score that make one log-odd.</summary>
    public const int Unit = 100;

    /// <summary>Beyond eight log-odds either way nothing changes: 3 in 10,000 and 9,997.</summary>
    public const int Widest = 8 * Unit;

    /// <summary>A whole chance.</summary>
    public const int Certain = 10_000;

    private static readonly int[] Table = [.. Enumerable.Range(-Widest, 2 * Widest + 1).Select(s => (int)Math.Round(Exact(s)))];

    /// <summary>The chance in ten-thousandths at a score in hundredths of log-odds.</summary>
    public static int Chance(int score) => Table[Math.Clamp(score, -Widest, Widest) + Widest];

    /// <summary>Before rounding; no value lies so near a half that another processor could round it the other way (tested).</summary>
    internal static double Exact(int score) => Certain / (1 + Math.Exp(-score / (double)Unit));
}
