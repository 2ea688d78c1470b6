using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>Least squares on the grade, drawn towards zero; weights of rows count.</summary>
public sealed class Ridge(double l2 = 10) : IBaseline
{
    public string Name => "ridge";

    public double[] Scores(TrainingSet training, TrainingSet rows)
    {
        var linear = new Linear(training);
        var (a, b, row) = (new double[linear.Columns, linear.Columns], new double[linear.Columns], new double[linear.Columns]);
        for (var i = 0; i < training.Rows; i++)
        {
            linear.Read(training.Row(i), row);
            for (var f = 0; f < row.Length; f++)
            {
                var weighted = training.Weight(i) * row[f];
                b[f] += weighted * training.Grades[i];
                for (var g = 0; g <= f; g++)
                    a[f, g] += weighted * row[g];
            }
        }
        return linear.Scores(rows, Linear.Solve(a, b, l2));
    }
}
