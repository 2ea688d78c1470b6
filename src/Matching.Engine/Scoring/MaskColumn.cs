using System.Runtime.Intrinsics;

namespace Matching.Engine.Scoring;

/// <summary>The rows of words of one feature, and which of them belongs to each value: values between two thresholds share one.</summary>
internal sealed class MaskColumn
{
    /// <param name="position">Where the feature stands in a row.</param>
    /// <param name="column">Its range.</param>
    /// <param name="trees">A word each.</param>
    /// <param name="width">Vectors in a row of words.</param>
    public MaskColumn(int position, Column column, IReadOnlyList<MaskedTree> trees, int width)
    {
        (Position, Low) = (position, column.Low);
        var cuts = trees.SelectMany((tree, t) => tree.CutsOn(position).Select(c => (c.At, Tree: t, c.Cleared))).OrderBy(c => c.At).ToArray();
        IsUsed = cuts.Length > 0;
        var row = new uint[width * Vector512<uint>.Count];
        Array.Fill(row, uint.MaxValue);
        RowOf = new int[column.Width];
        var passed = 0;
        for (var v = 0; v < RowOf.Length; v++)
        {
            var before = passed;
            for (; passed < cuts.Length && cuts[passed].At < Low + v; passed++)
                row[cuts[passed].Tree] &= ~cuts[passed].Cleared;
            if (v == 0 || passed > before)
                Rows.Add([.. row]);
            RowOf[v] = Rows.Count - 1;
        }
    }

    public int Position { get; }

    public int Low { get; }

    /// <summary>False when no tree looks at it.</summary>
    public bool IsUsed { get; }

    public List<uint[]> Rows { get; } = [];

    /// <summary>Per value, from the lowest.</summary>
    public int[] RowOf { get; }
}
