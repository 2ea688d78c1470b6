namespace Matching.Engine.Allocation;

/// <summary>
/// The reverse half of an <see cref="Auction"/>: openings that ask a price and do not fill lower it until they do, or until they ask nothing.
/// </summary>
/// <remarks>
/// Bertsekas and Castañón, "A forward/reverse auction algorithm for asymmetric assignment problems" (1992). A person who comes leaves what is then
/// worth least to her, and her old opening looks for somebody else in turn. Prices only fall here, and whoever moves gains.
/// </remarks>
internal sealed class Selling
{
    private readonly AllocationProblem _problem;
    private readonly Holdings _holdings;
    private readonly PriceBook _book;
    private readonly int[] _first;
    private readonly int[] _edges;
    private readonly WaitingRow _waiting;
    private readonly List<(int Most, int Number)> _interest = [];

    public Selling(AllocationProblem problem, Holdings holdings, PriceBook book)
    {
        (_problem, _holdings, _book, _waiting) = (problem, holdings, book, new(problem.Limit.Length));
        _first = new int[problem.Limit.Length + 1];
        foreach (var edge in problem.Edges)
            _first[edge.Opening + 1]++;
        for (var opening = 0; opening < problem.Limit.Length; opening++)
            _first[opening + 1] += _first[opening];
        var next = _first[..^1];
        _edges = new int[problem.Edges.Length];
        for (var number = 0; number < _edges.Length; number++)
            _edges[next[problem.Edges[number].Opening]++] = number;
    }

    /// <summary>Runs until every opening with a place left asks nothing, or the budget is spent. Returns the sales made.</summary>
    public long Run(int increment, long budget)
    {
        var sales = 0L;
        for (var opening = 0; opening < _problem.Limit.Length; opening++)
            Wait(opening);
        while (sales < budget && !_waiting.IsEmpty)
            sales += Sell(_waiting.Next(), increment);
        return sales;
    }

    private void Wait(int opening)
    {
        if (_book.Unsold(opening) > 0 && _book.Prices[opening] > 0)
            _waiting.Add(opening);
    }

    private int Sell(int opening, int increment)
    {
        var unsold = _book.Unsold(opening);
        _interest.Clear();
        for (var i = _first[opening]; i < _first[opening + 1]; i++)
            if (!_holdings.IsHeld(_edges[i]) && MostFor(_edges[i], out _) is > 0 and var most)
                _interest.Add((most, _edges[i]));
        _interest.Sort(static (a, b) => b.Most != a.Most ? b.Most.CompareTo(a.Most) : a.Number.CompareTo(b.Number));
        var price = _interest.Count > unsold ? Math.Max(0, _interest[unsold].Most - increment) : 0;
        _book.Ask(opening, Math.Min(price, _book.Prices[opening]));
        var sold = Math.Min(unsold, _interest.Count);
        for (var i = 0; i < sold; i++)
            Move(_interest[i].Number);
        return sold + 1;
    }

    private void Move(int number)
    {
        var opening = _problem.Edges[number].Opening;
        MostFor(number, out var leaves);
        if (leaves != PriceBook.Nobody)
        {
            var old = _problem.Edges[leaves].Opening;
            _book.GiveBack(old, leaves);
            _holdings.Leave(leaves);
            Wait(old);
        }
        _book.Take(opening, _book.Prices[opening], number);
        _holdings.Take(number);
    }

    /// <summary>The most a person would pay for this place: what it is worth less what she would leave for it.</summary>
    private int MostFor(int number, out int leaves)
    {
        var edge = _problem.Edges[number];
        var worth = _holdings.WorthOf(number);
        leaves = PriceBook.Nobody;
        if (_problem.PersonRoom[edge.Person] == 0 || _problem.KindRoom[_problem.KindSlot(edge.Person, edge.Opening)] == 0)
            return int.MinValue;
        var kind = _problem.Kind[edge.Opening];
        var sameKind = _holdings.KindRoom(edge.Person)[(int)kind] == 0;
        // With room she leaves nothing; or what she held for the sake of the first bonus alone, now that this one earns it.
        var least = !_holdings.HasRoomFor(number) ? int.MaxValue
            : _holdings.HasNothing(edge.Person) ? -_problem.FirstBonus[edge.Person] * Auction.Fineness : 0;
        foreach (var held in _holdings.Of(edge.Person))
        {
            var opening = _problem.Edges[held].Opening;
            var value = _holdings.WorthOf(held) - _book.Prices[opening];
            if ((!sameKind || _problem.Kind[opening] == kind) && (value < least || value == least && leaves != PriceBook.Nobody && held > leaves))
                (least, leaves) = (value, held);
        }
        return least == int.MaxValue ? int.MinValue : worth - least;
    }
}
