using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>The chance of a grade above the middle of those that occur, linear in the log-odds, drawn towards zero; by Newton's steps.</summary>
public sealed class LogisticRegression(double l2 = 1) : IBaseline
{
    private const int Steps = 12;

    public string Name => "logistic regression";

    public double[] Scores(TrainingSet training, TrainingSet rows)
    {
        var linear = new Linear(training);
        var middle = training.Rows == 0 ? 0 : training.Grades.Max() / 2.0;
        var (weights, row) = (new double[linear.Columns], new double[linear.Columns]);
        for (var step = 0; step < Steps; step++)
        {
            var (a, b) = (new double[linear.Columns, linear.Columns], new double[linear.Columns]);
            for (var i = 0; i < training.Rows; i++)
            {
                linear.Read(training.Row(i), row);
                var score = 0.0;
                for (var f = 0; f < row.Length; f++)
                    score += weights[f] * row[f];
                var chance = 1 / (1 + Math.Exp(-score));
                var error = training.Weight(i) * ((training.Grades[i] > middle ? 1 : 0) - chance);
                var curvature = training.Weight(i) * chance * (1 - chance);
                for (var f = 0; f < row.Length; f++)
                {
                    b[f] += error * row[f];
                    for (var g = 0; g <= f; g++)
                        a[f, g] += curvature * row[f] * row[g];
                }
            }
            for (var f = 0; f < weights.Length - 1; f++)
                b[f] -= l2 * weights[f];
            var move = Linear.Solve(a, b, l2);
            for (var f = 0; f < weights.Length; f++)
                weights[f] += move[f];
        }
        return linear.Scores(rows, weights);
    }
}
