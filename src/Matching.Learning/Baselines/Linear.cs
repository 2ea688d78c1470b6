using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>Standardised columns and the solution of small symmetric systems, which the linear baselines and the calibration need.</summary>
internal sealed class Linear
{
    private readonly double[] _mean;
    private readonly double[] _deviation;

    public Linear(TrainingSet set)
    {
        (_mean, _deviation) = (new double[set.Features], new double[set.Features]);
        for (var f = 0; f < set.Features; f++)
        {
            for (var i = 0; i < set.Rows; i++)
                _mean[f] += set.Values[i * set.Features + f] / (double)set.Rows;
            for (var i = 0; i < set.Rows; i++)
                _deviation[f] += Math.Pow(set.Values[i * set.Features + f] - _mean[f], 2) / set.Rows;
            _deviation[f] = Math.Sqrt(_deviation[f]);
        }
        Columns = set.Features + 1;
    }

    /// <summary>The features and a one.</summary>
    public int Columns { get; }

    public void Read(ReadOnlySpan<float> row, Span<double> standardised)
    {
        for (var f = 0; f < row.Length; f++)
            standardised[f] = _deviation[f] == 0 ? 0 : (row[f] - _mean[f]) / _deviation[f];
        standardised[row.Length] = 1;
    }

    public double[] Scores(TrainingSet rows, double[] weights)
    {
        var (scores, row) = (new double[rows.Rows], new double[Columns]);
        for (var i = 0; i < scores.Length; i++)
        {
            Read(rows.Row(i), row);
            for (var f = 0; f < row.Length; f++)
                scores[i] += weights[f] * row[f];
        }
        return scores;
    }

    /// <summary>Solves (A + l2·I) x = b by Cholesky; the last column, the one, is not drawn to zero. A is overwritten.</summary>
    public static double[] Solve(double[,] a, double[] b, double l2)
    {
        var (n, x) = (b.Length, (double[])b.Clone());
        for (var i = 0; i < n; i++)
            a[i, i] += i < n - 1 ? l2 : 1e-9;
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
                a[j, j] -= a[j, k] * a[j, k];
            a[j, j] = Math.Sqrt(a[j, j]);
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++)
                    a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
