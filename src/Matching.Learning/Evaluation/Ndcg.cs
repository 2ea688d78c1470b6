namespace Matching.Learning.Evaluation;

/// <summary>What a group in which nothing was relevant counts for in a mean NDCG.</summary>
public enum EmptyGroups : byte
{
    /// <summary>
    /// Nothing: no order of such a group is better than another. This project's convention everywhere: the other two add the same constant
    /// to every ranker and only draw their figures together.
    /// </summary>
    LeftOut,
    Zero,

    /// <summary>As LightGBM and XGBoost count.</summary>
    One,
}

/// <summary>Normalised discounted cumulative gain, discount 1/log2(1 + rank). Rows with the same score share the ranks they fill (McSherry and Najork 2008).</summary>
public static class Ndcg
{
    /// <summary>2^grade − 1 per row.</summary>
    public static double[] Gains(ReadOnlySpan<byte> grades)
    {
        var gains = new double[grades.Length];
        for (var i = 0; i < gains.Length; i++)
            gains[i] = (1 << grades[i]) - 1;
        return gains;
    }

    /// <summary>NDCG of one group at the first so many ranks; null when nothing in it has a gain.</summary>
    /// <param name="scores">Higher is ranked before.</param>
    /// <param name="gains">0 or more, per row.</param>
    /// <param name="at">Ranks that count, at least 1.</param>
    public static double? Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> gains, int at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, 1);
        var (keys, sorted) = (new double[gains.Length], gains.ToArray());
        for (var i = 0; i < keys.Length; i++)
            keys[i] = -gains[i];
        Array.Sort(keys);
        var ideal = 0.0;
        for (var rank = 0; rank < keys.Length && rank < at; rank++)
            ideal -= keys[rank] * Discount(rank);
        if (ideal == 0)
            return null;

        for (var i = 0; i < keys.Length; i++)
            keys[i] = -scores[i];
        Array.Sort(keys, sorted);
        var found = 0.0;
        for (var first = 0; first < keys.Length && first < at;)
        {
            var (end, gain, discount) = (first, 0.0, 0.0);
            for (; end < keys.Length && keys[end] == keys[first]; end++)
            {
                gain += sorted[end];
                discount += end < at ? Discount(end) : 0;
            }
            found += gain / (end - first) * discount;
            first = end;
        }
        return found / ideal;
    }

    /// <summary>The mean over groups; NaN when there is none to take it of.</summary>
    /// <param name="scores">Per row.</param>
    /// <param name="gains">Per row.</param>
    /// <param name="starts">Where each group begins, and where the last one ends.</param>
    /// <param name="at">Ranks that count.</param>
    /// <param name="empty">What a group without a relevant row counts for.</param>
    public static double Mean(ReadOnlySpan<double> scores, ReadOnlySpan<double> gains, ReadOnlySpan<int> starts, int at, EmptyGroups empty)
    {
        var (sum, count) = (0.0, 0);
        for (var g = 0; g + 1 < starts.Length; g++)
        {
            var group = starts[g]..starts[g + 1];
            var ndcg = Of(scores[group], gains[group], at) ?? empty switch { EmptyGroups.Zero => 0, EmptyGroups.One => 1, _ => double.NaN };
            if (double.IsNaN(ndcg))
                continue;
            sum += ndcg;
            count++;
        }
        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Per group; null where nothing is relevant.</summary>
    public static double?[] Each(ReadOnlySpan<double> scores, ReadOnlySpan<double> gains, ReadOnlySpan<int> starts, int at)
    {
        var each = new double?[starts.Length - 1];
        for (var g = 0; g < each.Length; g++)
        {
            var group = starts[g]..starts[g + 1];
            each[g] = Of(scores[group], gains[group], at);
        }
        return each;
    }

    private static double Discount(int rank) => 1 / Math.Log2(2 + rank);
}
