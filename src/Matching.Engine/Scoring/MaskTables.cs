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

    /// <summary>Blocks that are ANDed in one pass over a mask.</summary>
    private const int Together = 5;

    private readonly int[] _leaves;
    private readonly int[] _starts;
    private readonly int[] _offsets;
    private readonly MaskBlock[][] _blocks;
    private readonly MaskBlock[] _ofPairs;

    private MaskTables(IReadOnlyList<Column> columns, Forest forest, List<MaskedTree> trees)
    {
        Width = (trees.Count + Vector<uint>.Count - 1) / Vector<uint>.Count;
        Base = forest.Base + forest.Trees.Where(t => t.Feature.Length == 0).Sum(t => t.Leaf[0]);
        _leaves = new int[Width * Vector<uint>.Count * MostLeaves];
        for (var t = 0; t < trees.Count; t++)
            trees[t].Leaves.CopyTo(_leaves, t * MostLeaves);
        _starts = Column.Starts(columns);
        _offsets = new int[columns.Sum(c => c.Width)];
        var masked = columns.Select((column, c) => new MaskColumn(c, column, trees, Width)).Where(c => c.IsUsed).ToLookup(c => columns[c.Position].Side);
        _blocks = [.. Enum.GetValues<Side>().Select(side => MaskBlock.Of(masked[side], Width, _starts, _offsets))];

        // A row that is ANDed twice changes nothing, and lies in the nearest cache the second time.
        var ofPairs = _blocks[(int)Side.Pair];
        _ofPairs = [.. ofPairs, .. Enumerable.Repeat(ofPairs[^1], (Together - ofPairs.Length % Together) % Together)];
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
        foreach (var block in _blocks[(int)side])
        {
            var add = Row(block, row);
            for (var i = 0; i < add.Length; i++)
                mask[i] &= add[i];
        }
    }

    /// <summary>True when two rows have the same values for all features of one side that are looked at.</summary>
    public bool Agree(Side side, ReadOnlySpan<int> row, ReadOnlySpan<int> other)
    {
        foreach (var block in _blocks[(int)side])
            if (At(block, row) != At(block, other))
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
        var mask = scratch[..Width];
        And(mask, newcomer, opening, 0, row);
        for (var b = Together; b < _ofPairs.Length; b += Together)
            And(mask, mask, mask, b, row);
        return Sum(mask);
    }

    /// <summary>Two rows and so many blocks in one pass: the mask is written once, which counts for more than anything else here.</summary>
    private void And(Span<Vector<uint>> mask, ReadOnlySpan<Vector<uint>> one, ReadOnlySpan<Vector<uint>> other, int from, ReadOnlySpan<int> row)
    {
        // Slices of one length, so that the compiler sees that no index leaves them.
        var width = Width;
        mask = mask[..width];
        one = one[..width];
        other = other[..width];
        var a = Row(_ofPairs[from], row)[..width];
        var b = Row(_ofPairs[from + 1], row)[..width];
        var c = Row(_ofPairs[from + 2], row)[..width];
        var d = Row(_ofPairs[from + 3], row)[..width];
        var e = Row(_ofPairs[from + 4], row)[..width];
        for (var i = 0; i < mask.Length; i++)
            mask[i] = one[i] & other[i] & a[i] & b[i] & c[i] & d[i] & e[i];
    }

    private ReadOnlySpan<Vector<uint>> Row(MaskBlock block, ReadOnlySpan<int> row) =>
        block.Rows.AsSpan(At(block, row), Width);

    private int At(MaskBlock block, ReadOnlySpan<int> row)
    {
        var at = 0;
        foreach (var c in block.Positions)
            at += _offsets[_starts[c] + row[c]];
        return at;
    }

    private int Sum(ReadOnlySpan<Vector<uint>> mask)
    {
        var words = MemoryMarshal.Cast<Vector<uint>, uint>(mask);
        ReadOnlySpan<int> leaves = _leaves;
        var (even, odd) = (Base, 0);
        for (; words.Length >= 4; words = words[4..], leaves = leaves[(4 * MostLeaves)..])
        {
            even += leaves[BitOperations.LeadingZeroCount(words[0])];
            odd += leaves[MostLeaves + BitOperations.LeadingZeroCount(words[1])];
            even += leaves[2 * MostLeaves + BitOperations.LeadingZeroCount(words[2])];
            odd += leaves[3 * MostLeaves + BitOperations.LeadingZeroCount(words[3])];
        }
        return even + odd;
    }
}
