namespace Matching.Engine.Allocation;

/// <summary>The few places of one kind that are worth most to a person at the moment, best first; of equal ones the lower edge.</summary>
internal sealed class Shortlist(int longest)
{
    private readonly int[] _values = new int[longest];
    private readonly int[] _numbers = new int[longest];
    private int _wanted;
    private int _count;

    /// <summary>Only what is worth more comes on the list.</summary>
    public int Least { get; private set; }

    /// <summary>So many of the best are chosen.</summary>
    public int Taken { get; set; }

    public bool HasLeft => Taken < _count;

    /// <summary>What the best is worth that is not chosen; very little when there is none.</summary>
    public int BestLeft => HasLeft ? _values[Taken] : int.MinValue;

    public int Number(int i) => _numbers[i];

    /// <param name="wanted">How many to keep, at least 1.</param>
    /// <param name="least">Nothing worth less comes on the list.</param>
    public void Begin(int wanted, int least) => (_wanted, _count, Taken, Least) = (wanted, 0, 0, least - 1);

    public void Add(int value, int number)
    {
        var i = _count < _wanted ? _count++ : _wanted - 1;
        for (; i > 0 && _values[i - 1] < value; i--)
            (_values[i], _numbers[i]) = (_values[i - 1], _numbers[i - 1]);
        (_values[i], _numbers[i]) = (value, number);
        if (_count == _wanted)
            Least = _values[_wanted - 1];
    }
}
