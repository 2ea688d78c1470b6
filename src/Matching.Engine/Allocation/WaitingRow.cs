namespace Matching.Engine.Allocation;

/// <summary>People waiting for their turn to bid, first come first served; nobody waits twice.</summary>
internal sealed class WaitingRow(int people)
{
    private readonly int[] _row = new int[people];
    private readonly bool[] _waits = new bool[people];
    private int _first;
    private int _count;

    public bool IsEmpty => _count == 0;

    public void Add(int person)
    {
        if (_waits[person])
            return;
        _waits[person] = true;
        var last = _first + _count++;
        _row[last < _row.Length ? last : last - _row.Length] = person;
    }

    public int Next()
    {
        var person = _row[_first];
        _first = _first + 1 < _row.Length ? _first + 1 : 0;
        _count--;
        _waits[person] = false;
        return person;
    }
}
