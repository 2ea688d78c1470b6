using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>Sets of openings as bits, in blocks of 512: one cache line, and one register where the machine has such.</summary>
internal static class Bits
{
    public const int PerBlock = 512;
    public const int WordsPerBlock = 8;

    public static int BlocksFor(int positions) => (positions + PerBlock - 1) / PerBlock;

    public static Span<ulong> Words(Span<Vector512<ulong>> blocks) => MemoryMarshal.Cast<Vector512<ulong>, ulong>(blocks);

    public static void Add(Span<Vector512<ulong>> set, int position) => Words(set)[position >> 6] |= 1UL << position;

    public static void Remove(Span<Vector512<ulong>> set, int position) => Words(set)[position >> 6] &= ~(1UL << position);

    public static bool Has(Span<Vector512<ulong>> set, int position) => (Words(set)[position >> 6] >> position & 1) != 0;

    public static int Count(Vector512<ulong> block)
    {
        var count = 0;
        for (var word = 0; word < WordsPerBlock; word++)
            count += BitOperations.PopCount(block[word]);
        return count;
    }
}
