namespace Matching.Learning.Evaluation;

/// <summary>How alike two rankings of the same rows are.</summary>
public static class KendallTau
{
    /// <summary>Tau-b: 1 the same order, 0 none, −1 reversed; ties corrected for. NaN when one of the two ties everything.</summary>
    public static double Of(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (agree, differ, tiesOne, tiesOther) = Pairs(one, other);
        return (agree - differ) / Math.Sqrt((double)(agree + differ + tiesOne) * (agree + differ + tiesOther));
    }

    /// <summary>The share of pairs that stand the other way round, 0 to 1: 'how much of a ranking moved'. A tie against an order counts half.</summary>
    public static double Moved(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (_, differ, tiesOne, tiesOther) = Pairs(one, other);
        var all = (long)one.Length * (one.Length - 1) / 2;
        return all == 0 ? 0 : (differ + (tiesOne + tiesOther) / 2.0) / all;
    }

    private static (long Agree, long Differ, long TiesOne, long TiesOther) Pairs(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (agree, differ, tiesOne, tiesOther) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < one.Length; i++)
            for (var j = i + 1; j < one.Length; j++)
            {
                var (a, b) = (one[i].CompareTo(one[j]), other[i].CompareTo(other[j]));
                if (a == 0 && b != 0)
                    tiesOne++;
                else if (b == 0 && a != 0)
                    tiesOther++;
                else if (a != 0)
                    _ = a == b ? agree++ : differ++;
            }
        return (agree, differ, tiesOne, tiesOther);
    }
}
