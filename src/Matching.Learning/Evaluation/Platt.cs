using Matching.Engine.Scoring;

namespace Matching.Learning.Evaluation;

/// <summary>
/// Makes scores into chances by two numbers fitted on decisions the ranker has not seen (Platt 1999, with his smoothed targets).
/// The slope is drawn towards what the score claims to be, and is always above zero: strictly monotone, no plateaus.
/// </summary>
public static class Platt
{
    private const double SmallestSlope = 0.01;
    private const int Steps = 30;

    /// <summary>Slope and intercept in log-odds.</summary>
    /// <param name="scores">Held out, in log-odds.</param>
    /// <param name="wanted">Per score: whether it was put forward.</param>
    /// <param name="prior">How many decisions' worth of curvature hold the slope at 1.</param>
    public static (double Slope, double Intercept) Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> wanted, double prior = 5)
    {
        var yes = wanted.Count(true);
        if (yes == 0 || yes == wanted.Length)
            return (1, yes == 0 ? -Math.Log(wanted.Length + 1) : Math.Log(wanted.Length + 1));
        var (high, low) = ((yes + 1.0) / (yes + 2.0), 1.0 / (wanted.Length - yes + 2.0));
        var (slope, intercept) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (gradA, gradB, haa, hab, hbb) = (-prior * (slope - 1), 0.0, prior, 0.0, 1e-9);
            for (var i = 0; i < scores.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-(slope * scores[i] + intercept)));
                var (error, curvature) = ((wanted[i] ? high : low) - chance, chance * (1 - chance));
                gradA += error * scores[i];
                gradB += error;
                haa += curvature * scores[i] * scores[i];
                hab += curvature * scores[i];
                hbb += curvature;
            }
            var determinant = haa * hbb - hab * hab;
            slope += Math.Clamp((hbb * gradA - hab * gradB) / determinant, -1, 1);
            intercept += Math.Clamp((haa * gradB - hab * gradA) / determinant, -2, 2);
        }
        return (Math.Max(SmallestSlope, slope), intercept);
    }

    /// <summary>The same in the whole numbers of the engine.</summary>
    public static Calibration ToCalibration(double slope, double intercept) =>
        new(Math.Max(1, Forest.Whole(slope)), Forest.Whole(intercept));
}
