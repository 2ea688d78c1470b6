using System.Numerics;
using System.Runtime.InteropServices;

namespace Matching.Engine.Scoring;

/// <summary>
/// A forest as rows of bits (QuickScorer: Lucchese et al., SIGIR 2015; here in the form whose rows combine with AND).
/// Each tree is one word with its leaves from left to right as bits. For a value of a feature, a row of words says in which leaves
/// a pair can still end: a node whose test fails clears the leaves on its left. With all rows ANDed, the leftmost bit that is left is the leaf.
/// AND does not mind the order, so the rows of a newcomer are combined once for her and those of an opening once for it.
/// Bit-equal to <see cref="ForestWalk"/>, with no branch to guess wrong; callable from any thread.
/// </summary>
public sealed class MaskTables
{
    /// <summary>Bits in a word.</summary>
    public const int MostLeaves = 32;

    private readonly int[][] _positions;
    private readonly int[] _starts;
    private readonly int[] _rowOf;
    private readonly Vector<uint>[] _rows;
    private readonly int[] _leaves;
    private readonly int _trees;

    private MaskTables(IReadOnlyList<Column> columns, Forest forest, List<MaskedTree> trees)
    {
        _trees = trees.Count;
        Width = (trees.Count + Vector<uint>.Count - 1) / Vector<uint>.Count;
        Base = forest.Base + forest.Trees.Where(t => t.Feature.Length == 0).Sum(t => t.Leaf[0]);
        _leaves = [.. trees.SelectMany(t => t.Leaves)];
        _starts = Column.Starts(columns);
        var rows = new List<uint[]>();
        _rowOf = [.. columns.SelectMany((column, c) => RowsOf(column, [.. trees.SelectMany((t, i) => t.CutsOn(c).Select(cut => (cut.At, i, cut.Cleared)))], rows))];
        _rows = new Vector<uint>[rows.Count * Width];
        for (var r = 0; r < rows.Count; r++)
            rows[r].CopyTo(MemoryMarshal.Cast<Vector<uint>, uint>(_rows.AsSpan(r * Width, Width)));
        _positions = [.. Enum.GetValues<Side>().Select(side => Column.Of(columns, side).Where(c => trees.Any(t => t.CutsOn(c).Any())).ToArray())];
    }

    /// <summary>Vectors in a row: how long a mask is.</summary>
    public int Width { get; }

    public int Base { get; }

    /// <summary>The tables of a forest, or null when one of its trees has more than <see cref="MostLeaves"/> leaves.</summary>
    public static MaskTables? From(Forest forest, IReadOnlyList<Column> columns) =>
        forest.Trees.Any(t => t.Leaf.Length > MostLeaves)
            ? null
            : new(columns, forest, [.. forest.Trees.Where(t => t.Feature.Length > 0).Select(t => new MaskedTree(t))]);

    /// <summary>Combines the features of one side into a mask, <see cref="Width"/> long; the features of others need not be filled.</summary>
    public void Combine(Side side, ReadOnlySpan<int> row, Span<Vector<uint>> mask)
    {
        mask.Fill(Vector<uint>.AllBitsSet);
        foreach (var c in _positions[(int)side])
        {
            var add = Row(c, row);
            for (var i = 0; i < mask.Length; i++)
                mask[i] &= add[i];
        }
    }

    /// <summary>True when two rows have the same values for all features of one side that are looked at.</summary>
    public bool Agree(Side side, ReadOnlySpan<int> row, ReadOnlySpan<int> other)
    {
        foreach (var c in _positions[(int)side])
            if (row[c] != other[c])
                return false;
        return true;
    }

    /// <summary>The score of a pair.</summary>
    /// <param name="newcomer">Her mask.</param>
    /// <param name="opening">Its mask.</param>
    /// <param name="row">Only what depends on the pair need be filled.</param>
    /// <param name="scratch">Room for one mask.</param>
    public int Score(ReadOnlySpan<Vector<uint>> newcomer, ReadOnlySpan<Vector<uint>> opening, ReadOnlySpan<int> row, Span<Vector<uint>> scratch)
    {
        for (var i = 0; i < scratch.Length; i++)
            scratch[i] = newcomer[i] & opening[i];
        foreach (var c in _positions[(int)Side.Pair])
        {
            var add = Row(c, row);
            for (var i = 0; i < scratch.Length; i++)
                scratch[i] &= add[i];
        }
        return Sum(scratch);
    }

    private ReadOnlySpan<Vector<uint>> Row(int column, ReadOnlySpan<int> row) =>
        _rows.AsSpan(_rowOf[_starts[column] + row[column]], Width);

    private int Sum(ReadOnlySpan<Vector<uint>> mask)
    {
        var words = MemoryMarshal.Cast<Vector<uint>, uint>(mask)[.._trees];
        var score = Base;
        for (var t = 0; t < words.Length; t++)
            score += _leaves[t * MostLeaves + BitOperations.LeadingZeroCount(words[t])];
        return score;
    }

    /// <summary>Per value of a column where its row begins; values between two thresholds share one.</summary>
    private IEnumerable<int> RowsOf(Column column, (int At, int Tree, uint Cleared)[] cuts, List<uint[]> rows)
    {
        Array.Sort(cuts);
        var row = new uint[Width * Vector<uint>.Count];
        Array.Fill(row, uint.MaxValue);
        for (int value = column.Low, passed = 0; value <= column.High; value++)
        {
            if (value == column.Low || (passed < cuts.Length && cuts[passed].At < value))
            {
                for (; passed < cuts.Length && cuts[passed].At < value; passed++)
                    row[cuts[passed].Tree] &= ~cuts[passed].Cleared;
                rows.Add([.. row]);
            }
            yield return (rows.Count - 1) * Width;
        }
    }
}
