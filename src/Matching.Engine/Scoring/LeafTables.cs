using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Engine.Scoring;

/// <summary>
/// What the leaves of every tree add, and how masks are turned into scores: per tree the leftmost bit is the leaf. Sixteen pairs together
/// cost a third of sixteen pairs each by itself, where the processor looks up sixteen leaves of one tree in one step.
/// </summary>
internal sealed class LeafTables
{
    /// <summary>Pairs in <see cref="SumTogether"/>, and trees in a vector: a square of words.</summary>
    public const int Together = 16;

    private const int MostLeaves = MaskTables.MostLeaves;

    private readonly int _start;
    private readonly int[] _leaves;
    private readonly Vector512<int>[] _tables;

    /// <param name="start">Where every score begins.</param>
    /// <param name="trees">A word each.</param>
    /// <param name="width">Vectors in a mask.</param>
    public LeafTables(int start, IReadOnlyList<MaskedTree> trees, int width)
    {
        _start = start;
        _leaves = new int[width * Together * MostLeaves];
        for (var t = 0; t < trees.Count; t++)
            trees[t].Leaves.CopyTo(_leaves, t * MostLeaves);
        _tables = new Vector512<int>[width * Together * 2];
        for (var t = 0; t < width * Together; t++)
            MemoryMarshal.Cast<int, Vector512<int>>(_leaves.AsSpan((t - t % Together + TreeAt(t % Together)) * MostLeaves, MostLeaves)).CopyTo(_tables.AsSpan(2 * t));
    }

    /// <summary>The score of one mask.</summary>
    public int Sum(ReadOnlySpan<Vector512<uint>> mask)
    {
        var words = MemoryMarshal.Cast<Vector512<uint>, uint>(mask);
        ReadOnlySpan<int> leaves = _leaves;
        var (even, odd) = (_start, 0);
        for (; words.Length >= 4 && leaves.Length >= 4 * MostLeaves; words = words[4..], leaves = leaves[(4 * MostLeaves)..])
        {
            even += leaves[First(words[0])];
            odd += leaves[MostLeaves + First(words[1])];
            even += leaves[2 * MostLeaves + First(words[2])];
            odd += leaves[3 * MostLeaves + First(words[3])];
        }
        return even + odd;
    }

    /// <summary>The scores of sixteen masks.</summary>
    /// <param name="masks">The first vectors of all sixteen, then the second of all, and so on; they are used up.</param>
    public Vector512<int> SumTogether(Span<Vector512<uint>> masks)
    {
        if (!Avx512F.IsSupported || !Avx512CD.IsSupported)
            return SumOneByOne(masks);
        for (var from = 0; from < masks.Length; from += Together)
            NumberLeaves(masks.Slice(from, Together));
        return SumNumbered(MemoryMarshal.Cast<Vector512<uint>, Vector128<byte>>(masks));
    }

    /// <summary>
    /// Turns a word per tree for each pair into a byte per pair for each tree: the number of its leaf. Unpacking works within quarters of a
    /// register, so that every fourth tree comes first; <see cref="TreeAt"/> is that order.
    /// </summary>
    private static void NumberLeaves(Span<Vector512<uint>> masks)
    {
        var (a, b, c, d) = (Four(masks[..4]), Four(masks[4..8]), Four(masks[8..12]), Four(masks[12..16]));
        var (low, high) = (Avx512F.UnpackLow(a, b).AsUInt64(), Avx512F.UnpackHigh(a, b).AsUInt64());
        var (lower, higher) = (Avx512F.UnpackLow(c, d).AsUInt64(), Avx512F.UnpackHigh(c, d).AsUInt64());
        masks[0] = Avx512F.UnpackLow(low, lower).AsUInt32();
        masks[1] = Avx512F.UnpackHigh(low, lower).AsUInt32();
        masks[2] = Avx512F.UnpackLow(high, higher).AsUInt32();
        masks[3] = Avx512F.UnpackHigh(high, higher).AsUInt32();
    }

    /// <summary>Per tree, the leaves of four pairs in one word.</summary>
    private static Vector512<uint> Four(ReadOnlySpan<Vector512<uint>> masks) =>
        Avx512CD.LeadingZeroCount(masks[0])
        | Avx512CD.LeadingZeroCount(masks[1]) << 8
        | Avx512CD.LeadingZeroCount(masks[2]) << 16
        | Avx512CD.LeadingZeroCount(masks[3]) << 24;

    /// <summary>Which of sixteen trees stands where after <see cref="NumberLeaves"/>.</summary>
    private static int TreeAt(int place) => place % 4 * 4 + place / 4;

    /// <summary>Two registers hold the leaves of a tree, and one instruction takes from them what sixteen pairs ask for.</summary>
    private Vector512<int> SumNumbered(ReadOnlySpan<Vector128<byte>> numbers)
    {
        const int Stride = Together * 4;
        var sums = Vector512.Create(_start);
        ReadOnlySpan<Vector512<int>> tables = _tables;
        for (; numbers.Length >= Stride && tables.Length >= 2 * Together; numbers = numbers[Stride..], tables = tables[(2 * Together)..])
            for (var tree = 0; tree < Together; tree++)
                sums += Avx512F.PermuteVar16x32x2(tables[2 * tree], Avx512F.ConvertToVector512Int32(numbers[tree]), tables[2 * tree + 1]);
        return sums;
    }

    private Vector512<int> SumOneByOne(ReadOnlySpan<Vector512<uint>> masks)
    {
        var width = masks.Length / Together;
        Span<Vector512<uint>> mask = stackalloc Vector512<uint>[width];
        Span<int> sums = stackalloc int[Together];
        for (var pair = 0; pair < Together; pair++)
        {
            for (var i = 0; i < width; i++)
                mask[i] = masks[i * Together + pair];
            sums[pair] = Sum(mask);
        }
        return Vector512.Create<int>(sums);
    }

    /// <summary>The leftmost bit. One is always left; the AND tells the compiler so, which then leaves out the checks of the index.</summary>
    private static int First(uint word) => BitOperations.LeadingZeroCount(word) & (MostLeaves - 1);
}
