using System.Runtime.Intrinsics;

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

    /// <summary>Blocks that are ANDed in one pass over the mask of one pair.</summary>
    private const int Together = 5;

    /// <summary>The same for sixteen pairs, where nothing comes from the newcomer's side or the opening's.</summary>
    private const int OfSixteen = 4;

    private readonly IReadOnlyList<Column> _columns;
    private readonly LeafTables _leaves;
    private readonly int[] _starts;
    private readonly int[] _offsets;
    private readonly MaskBlock[][] _blocks;
    private readonly MaskBlock[] _ofPairs;

    private MaskTables(IReadOnlyList<Column> columns, Forest forest, List<MaskedTree> trees)
    {
        _columns = columns;
        Width = Math.Max(1, (trees.Count + Vector512<uint>.Count - 1) / Vector512<uint>.Count);
        Base = forest.Base + forest.Trees.Where(t => t.Feature.Length == 0).Sum(t => t.Leaf[0]);
        _leaves = new(Base, trees, Width);
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
    public void Combine(Side side, ReadOnlySpan<int> row, Span<Vector512<uint>> mask)
    {
        mask.Fill(Vector512<uint>.AllBitsSet);
        foreach (var block in _blocks[(int)side])
        {
            var add = block.Rows.AsSpan(At(block, row) * Width, Width);
            for (var i = 0; i < add.Length; i++)
                mask[i] &= add[i];
        }
    }

    /// <summary>Pairs that are scored in one step: room for so many masks of <see cref="Width"/> is what <see cref="Mask"/> and <see cref="Scores"/> work in.</summary>
    public const int AtOnce = LeafTables.Together;

    /// <summary>Puts the mask of one pair among those that <see cref="Scores"/> turns into scores.</summary>
    /// <param name="newcomer">Her mask.</param>
    /// <param name="opening">Its mask.</param>
    /// <param name="row">Only what depends on the pair need be filled.</param>
    /// <param name="masks">Of <see cref="AtOnce"/> pairs.</param>
    /// <param name="pair">Which of them, from 0.</param>
    public void Mask(
        ReadOnlySpan<Vector512<uint>> newcomer, ReadOnlySpan<Vector512<uint>> opening, ReadOnlySpan<int> row, Span<Vector512<uint>> masks, int pair)
    {
        Span<int> at = stackalloc int[_ofPairs.Length];
        for (var b = 0; b < at.Length; b++)
            at[b] = At(_ofPairs[b], row);
        And(masks, pair, newcomer, opening, at);
        for (var b = Together; b < at.Length; b += Together)
            AndMore(masks, pair, b, at);
    }

    /// <summary>The scores of the pairs whose masks stand in the room, from the first.</summary>
    /// <param name="masks">They are used up.</param>
    /// <param name="scores">At most <see cref="AtOnce"/>.</param>
    public void Scores(Span<Vector512<uint>> masks, Span<int> scores)
    {
        Span<int> all = stackalloc int[AtOnce];
        _leaves.SumTogether(masks[..(AtOnce * Width)]).CopyTo(all);
        all[..scores.Length].CopyTo(scores);
    }

    /// <summary>The blocks of what depends on the pair.</summary>
    internal MaskBlock[] OfPairs => _blocks[(int)Side.Pair];

    /// <summary>How many rows each value of a feature, from its lowest, moves on in its block.</summary>
    internal ReadOnlySpan<int> Moves(int feature) => _offsets.AsSpan(_starts[feature] + _columns[feature].Low, _columns[feature].Width);

    /// <summary>The scores of sixteen pairs, when nothing is on the side of the newcomer or of the opening.</summary>
    /// <param name="at">For all sixteen the row in the first block, then in the second, and so on.</param>
    /// <param name="scratch">Room for sixteen masks.</param>
    internal Vector512<int> ScoreTogether(ReadOnlySpan<int> at, Span<Vector512<uint>> scratch)
    {
        var masks = scratch[..(LeafTables.Together * Width)];
        for (var b = 0; b < OfPairs.Length; b += OfSixteen)
            AndTogether(masks, b, at);
        return _leaves.SumTogether(masks);
    }

    /// <summary>Two rows and so many blocks in one pass: the mask is written once, which counts for more than anything else here.</summary>
    private void And(Span<Vector512<uint>> masks, int pair, ReadOnlySpan<Vector512<uint>> one, ReadOnlySpan<Vector512<uint>> other, ReadOnlySpan<int> at)
    {
        // Slices of one length, so that the compiler sees that no index leaves them.
        var width = Width;
        one = one[..width];
        other = other[..width];
        var a = _ofPairs[0].Rows.AsSpan(at[0] * width, width);
        var b = _ofPairs[1].Rows.AsSpan(at[1] * width, width);
        var c = _ofPairs[2].Rows.AsSpan(at[2] * width, width);
        var d = _ofPairs[3].Rows.AsSpan(at[3] * width, width);
        var e = _ofPairs[4].Rows.AsSpan(at[4] * width, width);
        for (var i = 0; i < one.Length; i++)
            masks[i * AtOnce + pair] = one[i] & other[i] & a[i] & b[i] & c[i] & d[i] & e[i];
    }

    /// <summary>So many blocks more.</summary>
    private void AndMore(Span<Vector512<uint>> masks, int pair, int from, ReadOnlySpan<int> at)
    {
        var width = Width;
        var a = _ofPairs[from].Rows.AsSpan(at[from] * width, width);
        var b = _ofPairs[from + 1].Rows.AsSpan(at[from + 1] * width, width);
        var c = _ofPairs[from + 2].Rows.AsSpan(at[from + 2] * width, width);
        var d = _ofPairs[from + 3].Rows.AsSpan(at[from + 3] * width, width);
        var e = _ofPairs[from + 4].Rows.AsSpan(at[from + 4] * width, width);
        for (var i = 0; i < a.Length; i++)
            masks[i * AtOnce + pair] &= a[i] & b[i] & c[i] & d[i] & e[i];
    }

    /// <summary>So many blocks in one pass for sixteen pairs; those after the first so many join what is there.</summary>
    private void AndTogether(Span<Vector512<uint>> masks, int from, ReadOnlySpan<int> at)
    {
        var (a, b, c, d) = (Block(from).Rows, Block(from + 1).Rows, Block(from + 2).Rows, Block(from + 3).Rows);
        var atA = Of(from, at);
        var atB = Of(from + 1, at);
        var atC = Of(from + 2, at);
        var atD = Of(from + 3, at);
        var width = Width;
        for (var pair = 0; pair < LeafTables.Together; pair++)
        {
            var ofA = a.AsSpan(atA[pair] * width, width);
            var ofB = b.AsSpan(atB[pair] * width, width);
            var ofC = c.AsSpan(atC[pair] * width, width);
            var ofD = d.AsSpan(atD[pair] * width, width);
            for (var i = 0; i < ofA.Length; i++)
            {
                var all = ofA[i] & ofB[i] & ofC[i] & ofD[i];
                masks[i * LeafTables.Together + pair] = from == 0 ? all : all & masks[i * LeafTables.Together + pair];
            }
        }
    }

    /// <summary>The last one where there is none: ANDed twice it changes nothing.</summary>
    private MaskBlock Block(int number) => OfPairs[Math.Min(number, OfPairs.Length - 1)];

    /// <summary>The rows of sixteen pairs in a block.</summary>
    private ReadOnlySpan<int> Of(int block, ReadOnlySpan<int> at) =>
        at.Slice(Math.Min(block, OfPairs.Length - 1) * LeafTables.Together, LeafTables.Together);

    private int At(MaskBlock block, ReadOnlySpan<int> row)
    {
        var at = 0;
        foreach (var c in block.Positions)
            at += _offsets[_starts[c] + row[c]];
        return at;
    }
}
