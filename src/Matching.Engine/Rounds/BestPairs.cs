namespace Matching.Engine.Rounds;

/// <summary>Keeps a person's best pairs. Points are small whole numbers, so two counts find the bar and nothing is sorted.</summary>
internal static class BestPairs
{
    private const int FineBits = 7;
    private const int Slots = 1 << FineBits;

    /// <summary>
    /// Moves the best to the front, in the order they had: the most points first, ties to the earlier pair. What lay before her last night
    /// stays besides, so that a proposal nobody touched never disappears because the list was short.
    /// </summary>
    /// <returns>How many were kept.</returns>
    public static int Keep(Span<ScoredPair> pairs, int most)
    {
        if (pairs.Length <= most)
            return pairs.Length;
        var (bar, ties) = BarOf(pairs, most);
        var kept = 0;
        foreach (var pair in pairs)
            if (pair.Points > bar || (pair.Points == bar && ties-- > 0) || pair.LastNight)
                pairs[kept++] = pair;
        return kept;
    }

    /// <summary>The lowest points that are among the best, and how many pairs with just these still are; of at least that many pairs.</summary>
    public static (int Bar, int Ties) BarOf(ReadOnlySpan<ScoredPair> pairs, int most)
    {
        Span<int> counts = stackalloc int[Slots];
        foreach (var pair in pairs)
            counts[pair.Points >> FineBits]++;
        var coarse = Lowest(counts, ref most);

        counts.Clear();
        foreach (var pair in pairs)
            if (pair.Points >> FineBits == coarse)
                counts[pair.Points & (Slots - 1)]++;
        var fine = Lowest(counts, ref most);
        return (coarse << FineBits | fine, most);
    }

    /// <summary>The slot in which the best so many end, counted from the top; what slots above it hold is taken off.</summary>
    private static int Lowest(ReadOnlySpan<int> counts, ref int most)
    {
        var slot = Slots - 1;
        for (; counts[slot] < most; slot--)
            most -= counts[slot];
        return slot;
    }
}
