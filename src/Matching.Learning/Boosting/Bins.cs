using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// Where each feature is cut, and values as byte bins: bin b holds what lies above cut b − 1 and at or below cut b.
/// A cut lies halfway between two neighbouring values that occur, so a row exactly on a cut goes left here and in every scorer.
/// </summary>
internal sealed class Bins
{
    public const int Most = 255;

    private Bins(float[][] cuts)
    {
        Cuts = cuts;
        First = new int[cuts.Length + 1];
        for (var f = 0; f < cuts.Length; f++)
            First[f + 1] = First[f] + cuts[f].Length + 1;
    }

    /// <summary>Per feature, rising.</summary>
    public float[][] Cuts { get; }

    /// <summary>Per feature, where its bins begin when all are laid side by side.</summary>
    public int[] First { get; }

    /// <param name="set">The rows.</param>
    /// <param name="most">Bins per feature at most.</param>
    /// <param name="standing">Its cuts come on top: only at the same place can a cut undo one.</param>
    public static Bins Of(TrainingSet set, int most, Forest? standing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Most);
        var cuts = new float[set.Features][];
        var column = new float[set.Rows];
        for (var f = 0; f < cuts.Length; f++)
        {
            for (var i = 0; i < column.Length; i++)
                column[i] = set.Values[i * set.Features + f] + 0f;
            Array.Sort(column);
            var given = (standing?.Trees ?? []).Where(t => t.Feature is [var only] && only == f).Select(t => t.Threshold[0]);
            cuts[f] = [.. CutsOf(column, most).Concat(given).Distinct().Order()];
            if (cuts[f].Length > Most)
                throw new ArgumentException($"Feature {f} has {cuts[f].Length} cuts with those that stand; at most {Most} fit.", nameof(standing));
        }
        return new(cuts);
    }

    /// <summary>Column after column, one byte a value.</summary>
    public byte[][] Apply(TrainingSet set)
    {
        var columns = new byte[set.Features][];
        for (var f = 0; f < columns.Length; f++)
        {
            columns[f] = new byte[set.Rows];
            for (var i = 0; i < set.Rows; i++)
                columns[f][i] = (byte)BinOf(Cuts[f], set.Values[i * set.Features + f]);
        }
        return columns;
    }

    /// <summary>The number of cuts below the value.</summary>
    internal static int BinOf(float[] cuts, float value)
    {
        var (low, high) = (0, cuts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cuts[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static float[] CutsOf(float[] sorted, int most)
    {
        var values = new List<float>();
        var counts = new List<int>();
        foreach (var value in sorted)
            if (values.Count > 0 && values[^1] == value)
                counts[^1]++;
            else
            {
                values.Add(value);
                counts.Add(1);
            }
        if (values.Count <= most)
            return [.. values.Zip(values.Skip(1), Between)];

        // Each bin takes its fair share of the rows that are left; a frequent value has a bin to itself.
        var cuts = new List<float>();
        var (rowsLeft, inBin) = (sorted.Length, 0);
        for (var i = 0; i + 1 < values.Count && cuts.Count + 1 < most; i++)
        {
            inBin += counts[i];
            var share = (double)rowsLeft / (most - cuts.Count);
            if (inBin < share && inBin + counts[i + 1] / 2.0 < share)
                continue;
            cuts.Add(Between(values[i], values[i + 1]));
            (rowsLeft, inBin) = (rowsLeft - inBin, 0);
        }
        return [.. cuts];
    }

    private static float Between(float low, float high)
    {
        var middle = (float)(((double)low + high) / 2);
        return middle < high ? middle : low;
    }
}
