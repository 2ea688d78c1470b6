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
/// <param name="marks">A bit per opening, all zero; not used when the sets have the order of the snapshot.</param>
internal ref struct Found(OpeningOrder order, Span<int> openings, Span<byte> unknowns, Span<ulong> marks)
{
    private readonly int[] _openingAt = order.OpeningAt;
    private readonly bool _isSnapshot = order.IsSnapshot;
    private readonly Span<int> _openings = openings;
    private readonly Span<byte> _unknowns = unknowns;
    private readonly Span<ulong> _marks = marks;
    private int _count;

    public void Add(int block, Vector512<ulong> candidates, in QuestionCounter questions)
    {
        for (var word = 0; word < Bits.WordsPerBlock; word++)
        {
            var left = candidates[word];
            if (left == 0)
                continue;
            var first = block * Bits.PerBlock + word * 64;
            if (_isSnapshot)
                Write(first, left, questions.Word(word));
            else
                Mark(first, left, questions.Word(word));
        }
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

    private void Write(int first, ulong left, in WordCounts counts)
    {
        for (; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            _openings[_count] = first + bit;
            _unknowns[_count++] = counts[bit];
        }
    }

    private readonly void Mark(int first, ulong left, in WordCounts counts)
    {
        for (; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            var opening = _openingAt[first + bit];
            _marks[opening >> 6] |= 1UL << opening;
            _unknowns[opening] = counts[bit];
        }
    }
}
