namespace Matching.Engine.Allocation;

/// <summary>
/// Who holds the places of every opening, and for how much. The places of one opening are alike, so they share a price:
/// the lowest bid that holds one, once all are held; nothing until then.
/// </summary>
/// <remarks>A binary heap of bids per opening, all in one array: the lowest bid on top, of equal bids the higher edge.</remarks>
internal sealed class PriceBook
{
    /// <summary>Nobody had to leave.</summary>
    public const int Nobody = -1;

    private const int EdgeBits = 32;
    private const int NeverFull = int.MaxValue;

    private readonly int[] _first;
    private readonly int[] _held;
    private readonly ulong[] _bids;

    public PriceBook(AllocationProblem problem)
    {
        var openings = problem.Limit.Length;
        var wanted = new int[openings];
        foreach (var edge in problem.Edges)
            wanted[edge.Opening]++;
        _first = new int[openings + 1];
        for (var j = 0; j < openings; j++)
            _first[j + 1] = _first[j] + Math.Min(wanted[j], problem.Limit[j]);
        (_held, Prices, _bids) = (new int[openings], new int[openings], new ulong[_first[openings]]);
        foreach (var edge in problem.Edges)
            if (problem.Limit[edge.Opening] == 0)
                Prices[edge.Opening] = Math.Max(Prices[edge.Opening], (edge.Worth + problem.FirstBonus[edge.Person]) * Auction.Fineness + 1);
            else if (wanted[edge.Opening] <= problem.Limit[edge.Opening])
                _held[edge.Opening] = NeverFull;
    }

    /// <summary>Per opening, in thousandths of a point. An opening without any place has the price at which nobody wants it.</summary>
    public int[] Prices { get; }

    /// <summary>Takes a place for this bid, which is above the price; returns the edge that had to leave, or <see cref="Nobody"/>.</summary>
    public int Take(int opening, int bid, int edge)
    {
        var held = _held[opening];
        if (held == NeverFull)
            return Nobody;
        var heap = _bids.AsSpan(_first[opening], _first[opening + 1] - _first[opening]);
        var key = (ulong)(uint)bid << EdgeBits | ~(uint)edge;
        if (held < heap.Length)
        {
            Raise(heap[..(held + 1)], held, key);
            _held[opening] = held + 1;
            if (held + 1 == heap.Length)
                Prices[opening] = BidOf(heap[0]);
            return Nobody;
        }
        var leaving = EdgeOf(heap[0]);
        Sink(heap, key);
        Prices[opening] = BidOf(heap[0]);
        return leaving;
    }

    private static int BidOf(ulong key) => (int)(key >> EdgeBits);

    private static int EdgeOf(ulong key) => (int)~(uint)key;

    /// <summary>Puts a key in the last place and lets it rise to its own.</summary>
    private static void Raise(Span<ulong> heap, int i, ulong key)
    {
        for (int above; i > 0 && heap[above = (i - 1) / 2] > key; i = above)
            heap[i] = heap[above];
        heap[i] = key;
    }

    /// <summary>Replaces the top and lets it sink to its place.</summary>
    private static void Sink(Span<ulong> heap, ulong key)
    {
        var i = 0;
        for (var below = 1; below < heap.Length; below = 2 * i + 1)
        {
            if (below + 1 < heap.Length && heap[below + 1] < heap[below])
                below++;
            if (heap[below] >= key)
                break;
            heap[i] = heap[below];
            i = below;
        }
        heap[i] = key;
    }
}
