namespace Matching.Engine.Scoring;

/// <summary>
/// The part of a score that lies above zero, with the corner rounded off: ln(1 + e^(s × score)) / s, the softplus (Dugas et al. 2001). Below
/// minus one log-odd it is nearly nothing, above plus one nearly the score. From a table that was rounded once, straight lines in between.
/// As the score rises by one, it rises by one or stays: what lies below zero, the rest, does the other.
/// </summary>
public static class Joint
{
    /// <summary>How sharp the corner is; 1 is the logistic function's own.</summary>
    public const int Sharpness = 4;

    /// <summary>Steps of the table to a log-odd, and the units of score in a step.</summary>
    public const int Steps = 64;
    private const int Step = Forest.Scale / Steps;

    /// <summary>Beyond five log-odds the corner is less than half a unit.</summary>
    public const int Widest = 5 * Steps;

    private static readonly int[] Corner = [.. Enumerable.Range(0, Widest + 1).Select(s => (int)Math.Round(Exact(s)))];

    /// <param name="score">In units of <see cref="Forest.Scale"/>.</param>
    public static long Above(int score)
    {
        var away = Math.Abs((long)score);
        var at = away / Step;
        var corner = at >= Widest ? 0 : Corner[at] - (Corner[at] - Corner[at + 1]) * (away % Step) / Step;
        return Math.Max(0, score) + corner;
    }

    /// <summary>The same in log-odds, for fitting: not bit-equal everywhere.</summary>
    public static double Above(double logOdds) => Math.Max(0, logOdds) + Math.Log(1 + Math.Exp(-Sharpness * Math.Abs(logOdds))) / Sharpness;

    /// <summary>Before rounding; no value lies so near a half that another processor could round it the other way (tested).</summary>
    internal static double Exact(int step) => Forest.Scale * Above(-step / (double)Steps);
}
