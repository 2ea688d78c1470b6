namespace Matching.Engine.Rounds;

/// <summary>Keeps a person's best pairs. Points are small whole numbers, so two counts find the bar and nothing is sorted.</summary>
internal static class BestPairs
{
    private const int FineBits = 7;
    private const int Slots = 1 << FineBits;

    /// <summary>
    /// Moves the best to the front, in the order they had: all above the bar, of those at it the first so many. What lay before her last night
    /// stays besides, so that a proposal nobody touched never disappears because the list was short.
    /// </summary>
    /// <param name="pairs">At least all that reach the bar, in the order of their openings.</param>
    /// <param name="bar">From <see cref="BarOf"/>.</param>
    /// <param name="ties">From <see cref="BarOf"/>.</param>
    /// <returns>How many are kept.</returns>
    public static int Keep(Span<ScoredPair> pairs, int bar, int ties)
    {
        var kept = 0;
        foreach (var pair in pairs)
            if (pair.Points > bar || (pair.Points == bar && ties-- > 0) || pair.LastNight)
                pairs[kept++] = pair;
        return kept;
    }

    /// <summary>The lowest points that are among the best, and how many pairs with just these still are.</summary>
    public static (int Bar, int Ties) BarOf(ReadOnlySpan<ushort> points, int most)
    {
        if (points.Length <= most)
            return (0, points.Length);
        Span<int> counts = stackalloc int[Slots];
        foreach (var pair in points)
            counts[pair >> FineBits]++;
        var coarse = Lowest(counts, ref most);

        counts.Clear();
        foreach (var pair in points)
            if (pair >> FineBits == coarse)
                counts[pair & (Slots - 1)]++;
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
