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

    private readonly IReadOnlyList<Column> _columns;
    private readonly int[] _leaves;
    private readonly int[] _starts;
    private readonly int[] _offsets;
    private readonly MaskBlock[][] _blocks;
    private readonly MaskBlock[] _ofPairs;

    private MaskTables(IReadOnlyList<Column> columns, Forest forest, List<MaskedTree> trees)
    {
        _columns = columns;
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
            var add = block.Rows.AsSpan(At(block, row), Width);
            for (var i = 0; i < add.Length; i++)
                mask[i] &= add[i];
        }
    }

    /// <summary>The score of a pair.</summary>
    /// <param name="newcomer">Her mask.</param>
    /// <param name="opening">Its mask.</param>
    /// <param name="row">Only what depends on the pair need be filled.</param>
    /// <param name="scratch">Room for one mask.</param>
    public int Score(ReadOnlySpan<Vector<uint>> newcomer, ReadOnlySpan<Vector<uint>> opening, ReadOnlySpan<int> row, Span<Vector<uint>> scratch)
    {
        Span<int> at = stackalloc int[_ofPairs.Length];
        for (var b = 0; b < at.Length; b++)
            at[b] = At(_ofPairs[b], row);
        return ScoreAt(newcomer, opening, at, scratch);
    }

    /// <summary>The blocks of what depends on the pair: which features have to be added up, each by its <see cref="Worth"/>, to find the row.</summary>
    internal IEnumerable<int[]> Blocks => _ofPairs.Select(b => b.Positions);

    /// <summary>How far each value of a feature, from its lowest, moves on in the rows of its block.</summary>
    internal ReadOnlySpan<int> Worth(int feature) => _offsets.AsSpan(_starts[feature] + _columns[feature].Low, _columns[feature].Width);

    /// <summary>The score of a pair of which it is known where its row in each block begins.</summary>
    internal int ScoreAt(ReadOnlySpan<Vector<uint>> newcomer, ReadOnlySpan<Vector<uint>> opening, ReadOnlySpan<int> at, Span<Vector<uint>> scratch)
    {
        var mask = scratch[..Width];
        And(mask, newcomer, opening, 0, at);
        for (var b = Together; b < at.Length; b += Together)
            And(mask, mask, mask, b, at);
        return Sum(mask);
    }

    /// <summary>Two rows and so many blocks in one pass: the mask is written once, which counts for more than anything else here.</summary>
    private void And(Span<Vector<uint>> mask, ReadOnlySpan<Vector<uint>> one, ReadOnlySpan<Vector<uint>> other, int from, ReadOnlySpan<int> at)
    {
        // Slices of one length, so that the compiler sees that no index leaves them.
        var width = Width;
        mask = mask[..width];
        one = one[..width];
        other = other[..width];
        var a = _ofPairs[from].Rows.AsSpan(at[from], width);
        var b = _ofPairs[from + 1].Rows.AsSpan(at[from + 1], width);
        var c = _ofPairs[from + 2].Rows.AsSpan(at[from + 2], width);
        var d = _ofPairs[from + 3].Rows.AsSpan(at[from + 3], width);
        var e = _ofPairs[from + 4].Rows.AsSpan(at[from + 4], width);
        for (var i = 0; i < mask.Length; i++)
            mask[i] = one[i] & other[i] & a[i] & b[i] & c[i] & d[i] & e[i];
    }

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
        for (; words.Length >= 4 && leaves.Length >= 4 * MostLeaves; words = words[4..], leaves = leaves[(4 * MostLeaves)..])
        {
            even += leaves[First(words[0])];
            odd += leaves[MostLeaves + First(words[1])];
            even += leaves[2 * MostLeaves + First(words[2])];
            odd += leaves[3 * MostLeaves + First(words[3])];
        }
        return even + odd;
    }

    /// <summary>The leftmost bit. One is always left; the AND tells the compiler so, which then leaves out the checks of the index.</summary>
    private static int First(uint word) => BitOperations.LeadingZeroCount(word) & (MostLeaves - 1);
}
