using System.Runtime.Intrinsics;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>Counts for 512 openings at once how many rules are Unknown: five slices of bits, so up to 31, more than there are rules.</summary>
internal struct QuestionCounter
{
    private Vector512<ulong> _ones, _twos, _fours, _eights, _sixteens;

    public void Add(Vector512<ulong> asked)
    {
        (_ones, asked) = (_ones ^ asked, _ones & asked);
        (_twos, asked) = (_twos ^ asked, _twos & asked);
        (_fours, asked) = (_fours ^ asked, _fours & asked);
        (_eights, asked) = (_eights ^ asked, _eights & asked);
        _sixteens |= asked;
    }

    /// <summary>The counts of one word of 64 openings.</summary>
    public readonly WordCounts Word(int word) => new(_ones[word], _twos[word], _fours[word], _eights[word] | _sixteens[word], _eights[word], _sixteens[word]);

    /// <summary>Openings with at most so many.</summary>
    public readonly Vector512<ulong> AtMost(int most)
    {
        // Bit by bit from the lowest: what is already more stays more unless this bit says otherwise.
        var more = Vector512<ulong>.Zero;
        more = More(_ones, most & 1, more);
        more = More(_twos, most >> 1 & 1, more);
        more = More(_fours, most >> 2 & 1, more);
        more = More(_eights, most >> 3 & 1, more);
        more = More(_sixteens, most >> 4 & 1, more);
        return ~more;
    }

    private static Vector512<ulong> More(Vector512<ulong> count, int most, Vector512<ulong> lower) =>
        most == 0 ? count | lower : count & lower;
}

/// <summary>Slices of 64 counters.</summary>
internal readonly record struct WordCounts(ulong Ones, ulong Twos, ulong Fours, ulong EightOrMore, ulong Eights, ulong Sixteens)
{
    public byte this[int bit]
    {
        get
        {
            var count = (Ones >> bit & 1) | (Twos >> bit & 1) << 1 | (Fours >> bit & 1) << 2;
            return (byte)(EightOrMore == 0 ? count : count | (Eights >> bit & 1) << 3 | (Sixteens >> bit & 1) << 4);
        }
    }
}
