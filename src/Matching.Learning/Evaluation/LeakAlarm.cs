using Matching.Learning.Training;

namespace Matching.Learning.Evaluation;

/// <summary>A feature that says more than a feature honestly can.</summary>
/// <param name="Feature">Position in the row.</param>
/// <param name="Auc">How often it orders a pair rightly, 0.5 to 1.</param>
public readonly record struct Suspicion(int Feature, double Auc);

/// <summary>
/// Looks at each feature by itself. One that alone tells nearly every yes from every no has seen the answer: a column that leaked, such as
/// a status written after the decision. One that tells who belongs to a protected group stands in for it.
/// </summary>
public static class LeakAlarm
{
    /// <summary>On real decisions of people no single fact of a profile reaches this.</summary>
    public const double TooGood = 0.90;

    /// <summary>From here on a feature stands in for a group that may not count.</summary>
    public const double StandsIn = 0.80;

    /// <summary>Features that alone tell the wanted rows from the others.</summary>
    public static IReadOnlyList<Suspicion> Leaks(TrainingSet set, double atLeast = TooGood) =>
        Suspicious(set, [.. set.Grades.Select(g => g > 0)], atLeast);

    /// <summary>Features that alone tell the members of a protected group from the others; membership is held apart for the audit, per row.</summary>
    public static IReadOnlyList<Suspicion> StandIns(TrainingSet set, IReadOnlyList<bool> isMember, double atLeast = StandsIn) =>
        Suspicious(set, isMember, atLeast);

    /// <summary>Area under the ROC curve: the chance that a row that is so has the higher value, ties counting half; NaN when all are or none is.</summary>
    public static double Auc(ReadOnlySpan<double> values, IReadOnlyList<bool> isSo)
    {
        var (sorted, order) = (values.ToArray(), Enumerable.Range(0, values.Length).ToArray());
        Array.Sort(sorted, order);
        var (ranks, yes) = (0.0, 0L);
        for (var first = 0; first < sorted.Length;)
        {
            var end = first;
            while (end < sorted.Length && sorted[end] == sorted[first])
                end++;
            for (var i = first; i < end; i++)
                if (isSo[order[i]])
                {
                    ranks += (first + end + 1) / 2.0;
                    yes++;
                }
            first = end;
        }
        return (ranks - yes * (yes + 1) / 2.0) / ((double)yes * (sorted.Length - yes));
    }

    private static List<Suspicion> Suspicious(TrainingSet set, IReadOnlyList<bool> isSo, double atLeast)
    {
        var found = new List<Suspicion>();
        var column = new double[set.Rows];
        for (var f = 0; f < set.Features; f++)
        {
            for (var i = 0; i < column.Length; i++)
                column[i] = set.Values[i * set.Features + f];
            var auc = Auc(column, isSo);
            if (Math.Max(auc, 1 - auc) >= atLeast)
                found.Add(new(f, Math.Max(auc, 1 - auc)));
        }
        return found;
    }
}
