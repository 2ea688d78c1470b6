using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// The forward half of an <see cref="Auction"/>. Whoever has room bids for the best set that her portions allow at today's prices.
/// For each place in it she offers what makes her indifferent between it and the best she would take instead, plus the increment.
/// </summary>
/// <remarks>
/// What she holds already stays in her best set while other places grow dearer: her value is a sum over a laminar matroid (so many in all,
/// so many of each kind) plus a bonus on the size, and such valuations have gross substitutes. So she only ever fills the room she has left.
/// </remarks>
internal sealed class Bidding
{
    private readonly AllocationProblem _problem;
    private readonly Holdings _holdings;
    private readonly PriceBook _book;
    private readonly Shortlist[] _shortlists;
    private readonly WaitingRow _waiting;

    public Bidding(AllocationProblem problem, Holdings holdings, PriceBook book)
    {
        (_problem, _holdings, _book, _waiting) = (problem, holdings, book, new(problem.People));
        var longest = problem.PersonRoom.DefaultIfEmpty().Max() + 1;
        _shortlists = [.. OpeningKinds.All.Select(_ => new Shortlist(longest))];
    }

    /// <summary>Runs until nobody wants to bid any more, or the budget is spent. Returns the bids made: the whole budget, or fewer.</summary>
    public long Run(int increment, long budget)
    {
        var bids = 0L;
        for (var person = 0; person < _problem.People; person++)
            _waiting.Add(person);
        while (bids < budget && !_waiting.IsEmpty)
            bids += Bid(_waiting.Next(), increment);
        return bids;
    }

    private int Bid(int person, int increment)
    {
        var room = _holdings.Room(person);
        if (room == 0)
            return 0;
        var kindRoom = _holdings.KindRoom(person);
        var bonus = _holdings.HasNothing(person) ? _problem.FirstBonus[person] * Auction.Fineness : 0;
        ListBest(person, room, kindRoom, bonus);
        var wanted = Choose(room, kindRoom, bonus);

        var anywhere = BestInstead(kindRoom, wanted == 1 ? -bonus : 0);
        foreach (var list in _shortlists)
        {
            var instead = Math.Max(anywhere, list.BestLeft);
            for (var i = 0; i < list.Taken; i++)
                Place(list.Number(i), instead, increment);
        }
        return wanted;
    }

    /// <summary>Per kind, the places of most value at today's prices: as many as she has room for, and one to take instead.</summary>
    private void ListBest(int person, int room, ReadOnlySpan<int> kindRoom, int bonus)
    {
        for (var kind = 0; kind < kindRoom.Length; kind++)
            _shortlists[kind].Begin(Math.Min(room, kindRoom[kind]) + 1, least: -bonus);
        var offers = _holdings.Offers;
        var (prices, kinds) = (_book.Prices, _problem.Kind);
        var end = _problem.FirstEdge[person + 1];
        for (var number = _problem.FirstEdge[person]; number < end; number++)
        {
            var (opening, worth) = offers[number];
            var value = worth - prices[opening];
            var list = _shortlists[(int)kinds[opening]];
            if (value > list.Least)
                list.Add(value, number);
        }
    }

    /// <summary>Takes the best of all lists as long as there is room: the greedy choice, which is the best set of a matroid.</summary>
    private int Choose(int room, ReadOnlySpan<int> kindRoom, int bonus)
    {
        var wanted = 0;
        for (; wanted < room; wanted++)
        {
            Shortlist? best = null;
            for (var kind = 0; kind < kindRoom.Length; kind++)
            {
                var list = _shortlists[kind];
                if (list.Taken < kindRoom[kind] && list.HasLeft && (best is null || list.BestLeft > best.BestLeft))
                    best = list;
            }
            if (best is null || best.BestLeft + (wanted == 0 ? bonus : 0) < 0)
                break;
            best.Taken++;
        }
        return wanted;
    }

    /// <summary>The best she could have instead of any of her places: of a kind of which she may have more, or nothing.</summary>
    private int BestInstead(ReadOnlySpan<int> kindRoom, int nothing)
    {
        var best = nothing;
        for (var kind = 0; kind < kindRoom.Length; kind++)
            if (_shortlists[kind].Taken < kindRoom[kind])
                best = Math.Max(best, _shortlists[kind].BestLeft);
        return best;
    }

    private void Place(int number, int instead, int increment)
    {
        var (opening, worth) = _holdings.Offers[number];
        var leaving = _book.Take(opening, worth - instead + increment, number);
        _holdings.Take(number);
        if (leaving == PriceBook.Nobody)
            return;
        _holdings.Leave(leaving);
        _waiting.Add(_problem.Edges[leaving].Person);
    }
}
