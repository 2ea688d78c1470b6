namespace Matching.Engine.Allocation;

/// <summary>
/// Who has which place of every opening, and for how much. The places of one opening are alike, so they share a price:
/// the lowest bid that holds one once all are held, and until then what the opening asks.
/// </summary>
/// <remarks>A binary heap of bids per opening, all in one array: the lowest bid on top, of equal bids the higher edge.</remarks>
internal sealed class PriceBook
{
    /// <summary>Nobody had to leave.</summary>
    public const int Nobody = -1;

    private const int EdgeBits = 32;

    private readonly int[] _first;
    private readonly int[] _held;
    private readonly ulong[] _bids;
    private readonly bool[] _neverFull;

    public PriceBook(AllocationProblem problem)
    {
        var openings = problem.Limit.Length;
        var wanted = new int[openings];
        foreach (var edge in problem.Edges)
            wanted[edge.Opening]++;
        (_first, _held, _neverFull, Prices) = (new int[openings + 1], new int[openings], new bool[openings], new int[openings]);
        for (var j = 0; j < openings; j++)
        {
            _neverFull[j] = wanted[j] <= problem.Limit[j];
            _first[j + 1] = _first[j] + (_neverFull[j] ? 0 : problem.Limit[j]);
        }
        _bids = new ulong[_first[openings]];
        foreach (var edge in problem.Edges)
            if (problem.Limit[edge.Opening] == 0)
                Prices[edge.Opening] = Math.Max(Prices[edge.Opening], (edge.Worth + problem.FirstBonus[edge.Person]) * Auction.Fineness + 1);
    }

    /// <summary>Per opening, in thousandths of a point. An opening without any place has the price at which nobody wants it.</summary>
    public int[] Prices { get; }

    /// <summary>Places that nobody has, of an opening of which more is wanted than there is; 0 of any other.</summary>
    public int Unsold(int opening) => _first[opening + 1] - _first[opening] - _held[opening];

    /// <summary>Takes a place for this bid, which is not below the price; returns the edge that had to leave, or <see cref="Nobody"/>.</summary>
    public int Take(int opening, int bid, int edge)
    {
        if (_neverFull[opening])
            return Nobody;
        var heap = _bids.AsSpan(_first[opening], _first[opening + 1] - _first[opening]);
        var key = (ulong)(uint)bid << EdgeBits | ~(uint)edge;
        var leaving = Nobody;
        if (_held[opening] < heap.Length)
            Raise(heap, _held[opening]++, key);
        else
        {
            leaving = EdgeOf(heap[0]);
            Sink(heap, 0, key);
        }
        if (_held[opening] == heap.Length)
            Prices[opening] = BidOf(heap[0]);
        return leaving;
    }

    /// <summary>Gives a place back. The opening goes on asking the price it had.</summary>
    public void GiveBack(int opening, int edge)
    {
        if (_neverFull[opening])
            return;
        var heap = _bids.AsSpan(_first[opening], _held[opening]);
        var at = 0;
        while (EdgeOf(heap[at]) != edge)
            at++;
        var last = heap[^1];
        _held[opening]--;
        if (at == heap.Length - 1)
            return;
        heap = heap[..^1];
        Sink(heap, at, last);
        Raise(heap, at, heap[at]);
    }

    /// <summary>Empties an opening and lets it ask another price.</summary>
    public void Reopen(int opening, int price)
    {
        if (_first[opening] == _first[opening + 1])
            return;
        (_held[opening], Prices[opening]) = (0, price);
    }

    /// <summary>Lowers what an opening with unsold places asks.</summary>
    public void Ask(int opening, int price) => Prices[opening] = price;

    private static int BidOf(ulong key) => (int)(key >> EdgeBits);

    private static int EdgeOf(ulong key) => (int)~(uint)key;

    /// <summary>Lets a key rise from here to its place.</summary>
    private static void Raise(Span<ulong> heap, int i, ulong key)
    {
        for (int above; i > 0 && heap[above = (i - 1) / 2] > key; i = above)
            heap[i] = heap[above];
        heap[i] = key;
    }

    /// <summary>Lets a key sink from here to its place.</summary>
    private static void Sink(Span<ulong> heap, int i, ulong key)
    {
        for (var below = 2 * i + 1; below < heap.Length; below = 2 * i + 1)
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
