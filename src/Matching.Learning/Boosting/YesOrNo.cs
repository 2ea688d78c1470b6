using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>The logistic loss of each row by itself, mixed into the pushes of <see cref="LambdaRank"/> (Sculley 2010).</summary>
internal sealed class YesOrNo(TrainingSet set, double share)
{
    private const int Steps = 20;

    /// <summary>Draws the pushes towards this loss by its share.</summary>
    public void Push(double[] scores, double[] slope, double[] curvature)
    {
        if (share == 0)
            return;
        for (var i = 0; i < scores.Length; i++)
        {
            var chance = 1 / (1 + Math.Exp(-scores[i]));
            slope[i] = (1 - share) * slope[i] + share * set.Weight(i) * (chance - Wanted(i));
            curvature[i] = (1 - share) * curvature[i] + share * set.Weight(i) * chance * (1 - chance);
        }
    }

    /// <summary>The constant at which as many are expected as were wanted, by Newton's steps; 0 when all or none were.</summary>
    public double Offset(double[] scores)
    {
        if (share == 0 || set.Grades.All(g => g > 0) || set.Grades.All(g => g == 0))
            return 0;
        var offset = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curvature) = (0.0, 1e-9);
            for (var i = 0; i < scores.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-(scores[i] + offset)));
                slope += set.Weight(i) * (Wanted(i) - chance);
                curvature += set.Weight(i) * chance * (1 - chance);
            }
            offset += Math.Clamp(slope / curvature, -1, 1);
        }
        return offset;
    }

    private double Wanted(int row) => set.Grades[row] > 0 ? 1 : 0;
}
