using System.Runtime.Intrinsics;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>How many rules are Unknown, for 512 openings at once: slices of counters, one bit of all of them in each (see <see cref="TimeIndex"/>).</summary>
internal static class QuestionSlices
{
    /// <summary>Up to 31; there are fewer rules.</summary>
    public const int Count = 5;

    /// <summary>Counts in how many of the sets of answers, and of two more, an opening of the block is.</summary>
    public static void Fill(
        Span<Vector512<ulong>> slices, ReadOnlySpan<int> asks, Vector512<ulong>[] sets, int block, Vector512<ulong> one, Vector512<ulong> other)
    {
        var (ones, twos, fours, eights, sixteens) = (one ^ other, one & other, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        foreach (var set in asks)
        {
            var carry = sets[set + block];
            (ones, carry) = (ones ^ carry, ones & carry);
            (twos, carry) = (twos ^ carry, twos & carry);
            (fours, carry) = (fours ^ carry, fours & carry);
            (eights, carry) = (eights ^ carry, eights & carry);
            sixteens ^= carry;
        }
        (slices[0], slices[1], slices[2], slices[3], slices[4]) = (ones, twos, fours, eights, sixteens);
    }

    /// <summary>Openings with more than so many.</summary>
    public static Vector512<ulong> MoreThan(ReadOnlySpan<Vector512<ulong>> slices, int most)
    {
        var more = Vector512<ulong>.Zero;
        for (var slice = 0; slice < Count; slice++)
            more = (most >> slice & 1) == 0 ? slices[slice] | more : slices[slice] & more;
        return more;
    }

    /// <summary>The count of one opening, from the words of the slices that hold it.</summary>
    public static byte At(int bit, ulong ones, ulong twos, ulong fours, ulong eights, ulong sixteens) =>
        (byte)((ones >> bit & 1) | (twos >> bit & 1) << 1 | (fours >> bit & 1) << 2 | (eights >> bit & 1) << 3 | (sixteens >> bit & 1) << 4);
}
