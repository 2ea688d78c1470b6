using Matching.Engine.Scoring;
using Matching.Learning.Baselines;

namespace Matching.Learning.Evaluation;

/// <summary>
/// Makes scores into chances by three numbers fitted on decisions the ranker has not seen: beta calibration (Kull, Silva Filho and Flach 2017)
/// with the smoothed targets of Platt (1999). The log holds only what the plan chose to show, and a pair with a poor score stands in it because
/// of something else that spoke for it: below zero chances fall more slowly than they rise above it, which one slope cannot say.
/// Both slopes are drawn towards what the score claims to be, and are always above zero: strictly monotone, no plateaus.
/// </summary>
/// <param name="Below">Slope far below zero.</param>
/// <param name="Above">Slope far above zero.</param>
/// <param name="Intercept">In log-odds.</param>
public readonly record struct BetaCalibration(double Below, double Above, double Intercept)
{
    private const double SmallestSlope = 0.01;
    private const int Steps = 30;
    private const double NoStep = 1e-10;

    /// <param name="scores">Held out, in log-odds.</param>
    /// <param name="wanted">Per score: whether it was put forward.</param>
    /// <param name="prior">How many decisions' worth of curvature hold each slope at 1.</param>
    public static BetaCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> wanted, double prior = 5)
    {
        var yes = wanted.Count(true);
        if (yes == 0 || yes == wanted.Length)
            return new(1, 1, yes == 0 ? -Math.Log(wanted.Length + 1) : Math.Log(wanted.Length + 1));
        var (high, low) = ((yes + 1.0) / (yes + 2.0), 1.0 / (wanted.Length - yes + 2.0));
        var above = new double[scores.Length];
        for (var i = 0; i < above.Length; i++)
            above[i] = Joint.Above(scores[i]);

        var found = new BetaCalibration(1, 1, 0);
        for (var step = 0; step < Steps; step++)
        {
            var (g, h) = (new double[] { -prior * (found.Below - 1), -prior * (found.Above - 1), 0 }, new double[3, 3]);
            for (var i = 0; i < above.Length; i++)
            {
                ReadOnlySpan<double> part = [scores[i] - above[i], above[i], 1];
                var chance = 1 / (1 + Math.Exp(-found.LogOdds(scores[i], above[i])));
                var (error, curvature) = ((wanted[i] ? high : low) - chance, chance * (1 - chance));
                for (var a = 0; a < part.Length; a++)
                {
                    g[a] += error * part[a];
                    for (var b = 0; b <= a; b++)
                        h[a, b] = h[b, a] += curvature * part[a] * part[b];
                }
            }
            var next = found.Moved(g, h, prior);
            if (Math.Abs(next.Below - found.Below) + Math.Abs(next.Above - found.Above) + Math.Abs(next.Intercept - found.Intercept) < NoStep)
                break;
            found = next;
        }
        return found;
    }

    /// <summary>Of a score in log-odds.</summary>
    public double LogOdds(double score) => LogOdds(score, Joint.Above(score));

    /// <summary>The same in the whole numbers of the engine.</summary>
    public Calibration ToCalibration() => new(Forest.Whole(Below), Forest.Whole(Above), Forest.Whole(Intercept));

    private double LogOdds(double score, double above) => Below * (score - above) + Above * above + Intercept;

    /// <summary>One step of Newton's, cut short; a slope that would fall below the smallest stays there and the others move without it.</summary>
    private BetaCalibration Moved(double[] g, double[,] h, double prior)
    {
        Hold(0, Below);
        Hold(1, Above);
        var step = Linear.Solve(h, g, prior);
        return new(
            Math.Max(SmallestSlope, Below + Math.Clamp(step[0], -1, 1)),
            Math.Max(SmallestSlope, Above + Math.Clamp(step[1], -1, 1)),
            Intercept + Math.Clamp(step[2], -2, 2));

        void Hold(int slope, double value)
        {
            if (value > SmallestSlope || g[slope] > 0)
                return;
            for (var i = 0; i < g.Length; i++)
                h[slope, i] = h[i, slope] = i == slope ? 1 : 0;
            g[slope] = 0;
        }
    }
}
