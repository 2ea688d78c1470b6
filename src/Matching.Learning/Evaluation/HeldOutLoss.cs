using Matching.Learning.Training;

namespace Matching.Learning.Evaluation;

/// <summary>
/// How surprised the calibrated chance is by decisions it has not seen: the logistic loss, summed per group. Finer than NDCG, which sees
/// nothing of a group that was wholly refused, and it is the chance that the allocation compares across people.
/// </summary>
public static class HeldOutLoss
{
    /// <summary>Per group of the data, after the calibration that fits these scores best.</summary>
    public static double[] PerGroup(Grouped data, double[] scores)
    {
        var calibration = BetaCalibration.Fit(scores, [.. data.Set.Grades.Select(g => g > 0)]);
        var loss = new double[data.Groups];
        for (var g = 0; g < loss.Length; g++)
            for (var i = data.Starts[g]; i < data.Starts[g + 1]; i++)
            {
                var logOdds = calibration.LogOdds(scores[i]);
                loss[g] += data.Set.Weight(i) * Math.Log(1 + Math.Exp(data.Set.Grades[i] > 0 ? -logOdds : logOdds));
            }
        return loss;
    }
}
