using System.Numerics;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// Writes what is found in the order of the snapshot. Where the sets have another order, the openings are marked on the way and
/// gathered at the end; their counts wait meanwhile at their own place in the caller's span.
/// </summary>
/// <param name="order">Of the openings in the sets.</param>
/// <param name="openings">The caller's.</param>
/// <param name="unknowns">The caller's.</param>
/// <param name="marks">A bit per opening, all zero; none when the sets have the order of the snapshot.</param>
internal ref struct Found(OpeningOrder order, Span<int> openings, Span<byte> unknowns, Span<ulong> marks)
{
    /// <summary>Words of one slice.</summary>
    private const int Slice = Bits.WordsPerBlock;

    private readonly int[] _openingAt = order.OpeningAt;
    private readonly bool _isSnapshot = order.IsSnapshot;
    private readonly Span<int> _openings = openings;
    private readonly Span<byte> _unknowns = unknowns;
    private readonly Span<ulong> _marks = marks;
    private int _count;

    /// <param name="block">Which.</param>
    /// <param name="candidates">Its openings.</param>
    /// <param name="slices">How many rules are Unknown for each.</param>
    public void Add(int block, Vector512<ulong> candidates, Span<Vector512<ulong>> slices)
    {
        var words = Bits.Words(new Span<Vector512<ulong>>(ref candidates));
        var counts = Bits.Words(slices);
        for (var word = 0; word < words.Length; word++)
            if (_isSnapshot)
                Write(block * Bits.PerBlock + word * 64, words[word], counts, word);
            else
                Mark(block * Bits.PerBlock + word * 64, words[word], counts, word);
    }

    /// <summary>How many were found; from now on they are in order.</summary>
    public int InOrder()
    {
        for (var word = 0; word < _marks.Length; word++)
            for (var left = _marks[word]; left != 0; left &= left - 1)
            {
                var opening = word * 64 + BitOperations.TrailingZeroCount(left);
                _openings[_count] = opening;
                _unknowns[_count++] = _unknowns[opening];
            }
        return _count;
    }

    private void Write(int first, ulong left, ReadOnlySpan<ulong> counts, int word)
    {
        var (ones, twos, fours, eights, sixteens) = (counts[word], counts[word + Slice], counts[word + 2 * Slice], counts[word + 3 * Slice], counts[word + 4 * Slice]);
        var count = _count;
        for (; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            _openings[count] = first + bit;
            _unknowns[count++] = QuestionSlices.At(bit, ones, twos, fours, eights, sixteens);
        }
        _count = count;
    }

    private readonly void Mark(int first, ulong left, ReadOnlySpan<ulong> counts, int word)
    {
        var (ones, twos, fours, eights, sixteens) = (counts[word], counts[word + Slice], counts[word + 2 * Slice], counts[word + 3 * Slice], counts[word + 4 * Slice]);
        for (; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            var opening = _openingAt[first + bit];
            _marks[opening >> 6] |= 1UL << opening;
            _unknowns[opening] = QuestionSlices.At(bit, ones, twos, fours, eights, sixteens);
        }
    }
}
