using Matching.Engine.Domain;

namespace Matching.Engine.Allocation;

/// <summary>What everyone holds at the moment, and how much room is left.</summary>
internal sealed class Holdings
{
    /// <summary>A place she holds is no place to bid for: worth less than any price.</summary>
    private const int HeldWorth = int.MinValue / 2;

    private readonly AllocationProblem _problem;
    private readonly Offer[] _offers;
    private readonly int[] _first;
    private readonly int[] _held;
    private readonly int[] _room;
    private readonly int[] _kindRoom;

    public Holdings(AllocationProblem problem)
    {
        _problem = problem;
        (_room, _kindRoom) = ([.. problem.PersonRoom], [.. problem.KindRoom]);
        _first = new int[problem.People + 1];
        for (var person = 0; person < problem.People; person++)
            _first[person + 1] = _first[person] + problem.PersonRoom[person];
        _held = new int[_first[problem.People]];
        _offers = new Offer[problem.Edges.Length];
        for (var number = 0; number < _offers.Length; number++)
            _offers[number] = new(problem.Edges[number].Opening, WorthOf(number));
    }

    /// <summary>Per edge the opening and, in thousandths of a point, what it is worth to someone who does not hold it.</summary>
    public ReadOnlySpan<Offer> Offers => _offers;

    public int Room(int person) => _room[person];

    public ReadOnlySpan<int> KindRoom(int person) => _kindRoom.AsSpan(person * OpeningKinds.Count, OpeningKinds.Count);

    public bool IsHeld(int number) => _offers[number].Worth == HeldWorth;

    public bool HasNothing(int person) => _room[person] == _problem.PersonRoom[person];

    public bool HasRoomFor(int number)
    {
        var edge = _problem.Edges[number];
        return _room[edge.Person] > 0 && _kindRoom[_problem.KindSlot(edge.Person, edge.Opening)] > 0;
    }

    /// <summary>Numbers of the edges a person holds, in no order.</summary>
    public ReadOnlySpan<int> Of(int person) => _held.AsSpan(_first[person], _problem.PersonRoom[person] - _room[person]);

    /// <summary>What an edge is worth whether held or not, in thousandths of a point.</summary>
    public int WorthOf(int number) => _problem.Edges[number].Worth * Auction.Fineness;

    public void Take(int number)
    {
        var edge = _problem.Edges[number];
        _held[_first[edge.Person + 1] - _room[edge.Person]] = number;
        _room[edge.Person]--;
        _kindRoom[_problem.KindSlot(edge.Person, edge.Opening)]--;
        _offers[number] = new(edge.Opening, HeldWorth);
    }

    public void Leave(int number)
    {
        var edge = _problem.Edges[number];
        var held = _held.AsSpan(_first[edge.Person], _problem.PersonRoom[edge.Person] - _room[edge.Person]);
        held[held.IndexOf(number)] = held[^1];
        _room[edge.Person]++;
        _kindRoom[_problem.KindSlot(edge.Person, edge.Opening)]++;
        _offers[number] = new(edge.Opening, WorthOf(number));
    }

    public void LeaveAll(int person)
    {
        while (!HasNothing(person))
            Leave(Of(person)[^1]);
    }
}

/// <summary>An edge as the auction reads it: small, because it reads every edge many times.</summary>
internal readonly record struct Offer(int Opening, int Worth);
