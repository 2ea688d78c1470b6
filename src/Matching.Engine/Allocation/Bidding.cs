using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>
/// One run of an <see cref="Auction"/> with one increment. Whoever has room bids for the best set that her portions allow at today's prices.
/// For each place in it she offers what makes her indifferent between it and the best she would take instead, plus the increment.
/// </summary>
/// <remarks>
/// What she holds already stays in her best set while other places grow dearer: her value is a sum over a laminar matroid (so many in all,
/// so many of each kind) plus a bonus on the size, and such valuations have gross substitutes. So she only ever fills the room she has left.
/// At the end no exchange gains a person more than the increment, and the plan is within one increment per proposal of the optimum.
/// </remarks>
internal sealed class Bidding
{
    /// <summary>A place she holds is no place to bid for: worth less than any price.</summary>
    private const int HeldWorth = int.MinValue / 2;

    private readonly AllocationProblem _problem;
    private readonly int _increment;
    private readonly PriceBook _book;
    private readonly Offer[] _offers;
    private readonly int[] _room;
    private readonly int[] _kindRoom;
    private readonly WaitingRow _waiting;
    private readonly Shortlist[] _shortlists;

    private readonly record struct Offer(int Opening, int Worth);

    public Bidding(AllocationProblem problem, int increment)
    {
        (_problem, _increment, _book) = (problem, increment, new(problem));
        (_room, _kindRoom, _waiting) = ([.. problem.PersonRoom], [.. problem.KindRoom], new(problem.People));
        _offers = new Offer[problem.Edges.Length];
        for (var number = 0; number < _offers.Length; number++)
            _offers[number] = new(problem.Edges[number].Opening, problem.Edges[number].Worth * Auction.Fineness);
        var longest = problem.PersonRoom.DefaultIfEmpty().Max() + 1;
        _shortlists = [.. OpeningKinds.All.Select(_ => new Shortlist(longest))];
    }

    /// <summary>Nobody wants to bid any more.</summary>
    public bool Ended => _waiting.IsEmpty;

    public int[] Prices => _book.Prices;

    public bool IsHeld(int number) => _offers[number].Worth == HeldWorth;

    public bool HasRoomFor(int number)
    {
        var edge = _problem.Edges[number];
        return _room[edge.Person] > 0 && _kindRoom[_problem.KindSlot(edge.Person, edge.Opening)] > 0;
    }

    /// <summary>Runs until nobody bids any more or the budget is spent; returns the bids made.</summary>
    public long Run(long budget)
    {
        var bids = 0L;
        for (var person = 0; person < _problem.People; person++)
            _waiting.Add(person);
        while (bids < budget && !_waiting.IsEmpty)
            bids += Bid(_waiting.Next());
        return bids;
    }

    private int Bid(int person)
    {
        var room = _room[person];
        if (room == 0)
            return 0;
        var kindRoom = _kindRoom.AsSpan(person * OpeningKinds.Count, OpeningKinds.Count);
        var hasNothing = room == _problem.PersonRoom[person];
        var bonus = _problem.FirstBonus[person] * Auction.Fineness;
        ListBest(person, room, kindRoom, least: hasNothing ? -bonus : 0);
        var wanted = Choose(room, kindRoom, hasNothing ? bonus : 0);

        var nothing = hasNothing && wanted == 1 ? -bonus : 0;
        var anywhere = BestInstead(kindRoom, nothing);
        for (var kind = 0; kind < kindRoom.Length; kind++)
        {
            var list = _shortlists[kind];
            var instead = Math.Max(anywhere, list.BestLeft);
            for (var i = 0; i < list.Taken; i++)
                Place(list.Number(i), instead);
            kindRoom[kind] -= list.Taken;
        }
        _room[person] -= wanted;
        return wanted;
    }

    /// <summary>Per kind, the places of most value at today's prices: as many as she has room for, and one to take instead.</summary>
    private void ListBest(int person, int room, ReadOnlySpan<int> kindRoom, int least)
    {
        for (var kind = 0; kind < kindRoom.Length; kind++)
            _shortlists[kind].Begin(Math.Min(room, kindRoom[kind]) + 1, least);
        var (first, end) = (_problem.FirstEdge[person], _problem.FirstEdge[person + 1]);
        var (prices, kinds) = (_book.Prices, _problem.Kind);
        for (var number = first; number < end; number++)
        {
            var (opening, worth) = _offers[number];
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

    private void Place(int number, int instead)
    {
        var (opening, worth) = _offers[number];
        var leaving = _book.Take(opening, worth - instead + _increment, number);
        _offers[number] = new(opening, HeldWorth);
        if (leaving == PriceBook.Nobody)
            return;
        var edge = _problem.Edges[leaving];
        _offers[leaving] = new(opening, edge.Worth * Auction.Fineness);
        _room[edge.Person]++;
        _kindRoom[_problem.KindSlot(edge.Person, opening)]++;
        _waiting.Add(edge.Person);
    }
}
