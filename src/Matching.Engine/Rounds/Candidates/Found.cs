using System.Numerics;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>Writes down what is found, in the order of the sets.</summary>
/// <param name="positions">The caller's.</param>
/// <param name="unknowns">The caller's.</param>
internal ref struct Found(Span<int> positions, Span<byte> unknowns)
{
    /// <summary>Words of one slice.</summary>
    private const int Slice = Bits.WordsPerBlock;

    private readonly Span<int> _positions = positions;
    private readonly Span<byte> _unknowns = unknowns;

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <param name="block">Which.</param>
    /// <param name="candidates">Its openings.</param>
    /// <param name="slices">How many rules are Unknown for each.</param>
    public void Add(int block, Vector512<ulong> candidates, scoped Span<Vector512<ulong>> slices)
    {
        var words = Bits.Words(new Span<Vector512<ulong>>(ref candidates));
        var counts = Bits.Words(slices);
        for (var word = 0; word < words.Length; word++)
            if (words[word] != 0)
                Write(block * Bits.PerBlock + word * 64, words[word], counts, word);
    }

    private void Write(int first, ulong left, scoped ReadOnlySpan<ulong> counts, int word)
    {
        var (ones, twos, fours, eights, sixteens) = (counts[word], counts[word + Slice], counts[word + 2 * Slice], counts[word + 3 * Slice], counts[word + 4 * Slice]);
        var count = Count;
        for (; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            _positions[count] = first + bit;
            _unknowns[count++] = QuestionSlices.At(bit, ones, twos, fours, eights, sixteens);
        }
        Count = count;
    }
}
