using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// Which way and how hard each row is pushed: over the pairs of its group that a caseworker graded differently, the slope of the pairwise
/// logistic loss times what swapping the two would change in NDCG (Burges 2010, LambdaMART; normalised as in LightGBM, Ke et al. 2017).
/// </summary>
internal sealed class LambdaRank
{
    private readonly Grouped _set;
    private readonly int _truncation;
    private readonly double[] _gain;
    private readonly double[] _rootWeight;
    private readonly double[] _inverseIdeal;
    private readonly double[] _discount;
    private readonly int[] _order;

    public LambdaRank(Grouped set, int truncation)
    {
        (_set, _truncation) = (set, truncation);
        _gain = [.. set.Set.Grades.Select(g => (1 << g) - 1.0)];
        _rootWeight = [.. Enumerable.Range(0, set.Set.Rows).Select(i => Math.Sqrt(set.Set.Weight(i)))];
        _order = [.. Enumerable.Range(0, set.Set.Rows)];
        var longest = Enumerable.Range(0, set.Groups).Select(g => set.Starts[g + 1] - set.Starts[g]).DefaultIfEmpty().Max();
        _discount = [.. Enumerable.Range(0, longest).Select(rank => 1 / Math.Log2(2 + rank))];
        _inverseIdeal = [.. Enumerable.Range(0, set.Groups).Select(InverseIdeal)];
    }

    /// <summary>Per row the slope and curvature of the loss at these scores. Rows of one group push each other and nobody else.</summary>
    public void Push(double[] scores, double[] slope, double[] curvature, ParallelOptions parallel)
    {
        Array.Clear(slope);
        Array.Clear(curvature);
        if (_set.Groups < 64)
            for (var g = 0; g < _set.Groups; g++)
                PushGroup(g, scores, slope, curvature);
        else
            Parallel.For(0, _set.Groups, parallel, g => PushGroup(g, scores, slope, curvature));
    }

    private void PushGroup(int group, double[] scores, double[] slope, double[] curvature)
    {
        if (_inverseIdeal[group] == 0)
            return;
        var (start, end) = (_set.Starts[group], _set.Starts[group + 1]);
        var order = _order.AsSpan(start, end - start);
        order.Sort(new ByScore(scores));
        var isFlat = scores[order[0]] == scores[order[^1]];
        var pushed = 0.0;
        for (var i = 0; i < order.Length - 1 && i < _truncation; i++)
        {
            var (first, gain, discount, score, root) = (order[i], _gain[order[i]], _discount[i], scores[order[i]], _rootWeight[order[i]]);
            var (ownSlope, ownCurvature) = (0.0, 0.0);
            for (var j = i + 1; j < order.Length; j++)
            {
                var other = order[j];
                var difference = gain - _gain[other];
                if (difference == 0)
                    continue;
                var apart = score - scores[other];
                var worth = Math.Abs(difference) * (discount - _discount[j]) * _inverseIdeal[group];
                if (!isFlat)
                    worth /= 0.01 + apart;
                // Wrong is how sure the model is that the worse of the two is the better one.
                var wrong = 1 / (1 + Math.Exp(difference > 0 ? apart : -apart));
                pushed += 2 * wrong * worth;
                var push = wrong * worth * root * _rootWeight[other];
                var bend = push * (1 - wrong);
                if (difference < 0)
                    push = -push;
                ownSlope -= push;
                ownCurvature += bend;
                slope[other] += push;
                curvature[other] += bend;
            }
            slope[first] += ownSlope;
            curvature[first] += ownCurvature;
        }
        if (pushed <= 0)
            return;
        var norm = Math.Log2(1 + pushed) / pushed;
        for (var i = start; i < end; i++)
        {
            slope[i] *= norm;
            curvature[i] *= norm;
        }
    }

    private double InverseIdeal(int group)
    {
        var gains = _gain.AsSpan(_set.Starts[group].._set.Starts[group + 1]).ToArray();
        Array.Sort(gains, (a, b) => b.CompareTo(a));
        var isOneGrade = gains[0] == gains[^1];
        var ideal = gains.Take(_truncation).Select((gain, rank) => gain * _discount[rank]).Sum();
        return isOneGrade ? 0 : 1 / ideal;
    }

    /// <summary>Best first; the set's own order breaks ties.</summary>
    private readonly struct ByScore(double[] scores) : IComparer<int>
    {
        public int Compare(int a, int b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b);
    }
}
