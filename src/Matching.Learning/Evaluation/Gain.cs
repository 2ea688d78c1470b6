namespace Matching.Learning.Evaluation;

/// <summary>A mean difference over groups, and its standard error.</summary>
public readonly record struct Gain(double Mean, double Error)
{
    /// <summary>Better by more than so many standard errors.</summary>
    public bool IsBeyond(double errors) => Mean > errors * Error && Mean > 0;

    /// <summary>How much less the one loses than the other, group by group.</summary>
    public static Gain Of(IReadOnlyList<double> loss, IReadOnlyList<double> otherLoss)
    {
        double[] differences = [.. otherLoss.Zip(loss, (other, one) => other - one)];
        if (differences.Length < 2)
            return default;
        var mean = differences.Average();
        return new(mean, Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length));
    }
}
