namespace Matching.Engine.Rounds;

/// <summary>Keeps a person's best pairs. Points are small whole numbers, so two counts find the bar and nothing is sorted.</summary>
internal static class BestPairs
{
    private const int FineBits = 7;
    private const int Slots = 1 << FineBits;

    /// <summary>
    /// Writes down the best, rising: the most points first, ties to the earlier pair. What lay before her last night stays besides, so that
    /// a proposal nobody touched never disappears because the list was short.
    /// </summary>
    /// <param name="points">Of every pair.</param>
    /// <param name="most">How many are kept.</param>
    /// <param name="lastNight">Which lay before her last night, rising.</param>
    /// <param name="kept">As long as the points.</param>
    /// <returns>How many were kept.</returns>
    public static int Keep(ReadOnlySpan<ushort> points, int most, ReadOnlySpan<int> lastNight, Span<int> kept)
    {
        var (bar, ties) = BarOf(points, most);
        var count = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var stays = points[i] > bar || (points[i] == bar && ties-- > 0);
            if (lastNight is [var next, ..] && next == i)
            {
                stays = true;
                lastNight = lastNight[1..];
            }
            if (stays)
                kept[count++] = i;
        }
        return count;
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
