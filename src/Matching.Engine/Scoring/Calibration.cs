namespace Matching.Engine.Scoring;

/// <summary>
/// How a ranker's score becomes a chance: the logistic function of a line that has one slope where the score speaks against the pair and another
/// where it speaks for it, joined smoothly about zero (<see cref="Joint"/>). It is beta calibration (Kull, Silva Filho and Flach 2017) of the
/// score; with both slopes equal it is Platt's. All in the whole numbers of a <see cref="Forest"/>: each unit of score adds one slope or the
/// other, so the line rises with every unit. It is cut to 1,024 steps a log-odd and looked up in a table that was rounded once, so that the
/// chance is the same on every machine and never falls as the score rises.
/// </summary>
/// <param name="Below">The slope far below zero; above zero itself. <see cref="Forest.Scale"/> leaves the score as it is.</param>
/// <param name="Above">The slope far above zero; above zero itself.</param>
/// <param name="Intercept">What is added.</param>
public readonly record struct Calibration(int Below, int Above, int Intercept)
{
    private const int Steps = 1 << 10;

    /// <summary>Beyond eight log-odds either way nothing changes, as in <see cref="Logistic"/>.</summary>
    private const int Widest = 8 * Steps;

    private static readonly int[] Table = [.. Enumerable.Range(-Widest, 2 * Widest + 1).Select(s => (int)Math.Round(Exact(s)))];

    /// <summary>One slope everywhere (Platt 1999).</summary>
    public Calibration(int slope, int intercept)
        : this(slope, slope, intercept)
    {
    }

    /// <summary>The score as it is: log-odds.</summary>
    public static Calibration Neutral { get; } = new(Forest.Scale, 0);

    public bool IsOneSlope => Below == Above;

    /// <summary>The slope at zero, between the two.</summary>
    public int Middle => (int)(((long)Below + Above) / 2);

    /// <summary>The chance in ten-thousandths.</summary>
    public int Chance(int score) =>
        Table[Math.Clamp(LogOdds(score) / (Forest.Scale / Steps), -Widest, Widest) + Widest];

    /// <summary>Before it is cut to steps. The two products are never both large, so that nothing overflows.</summary>
    private long LogOdds(int score)
    {
        var above = Joint.Above(score);
        return (Above * above + Below * (score - above)) / Forest.Scale + Intercept;
    }

    /// <summary>Before rounding; no value lies so near a half that another processor could round it the other way (tested).</summary>
    internal static double Exact(int step) => Logistic.Certain / (1 + Math.Exp(-step / (double)Steps));
}
