namespace Matching.Engine.Rounds.Candidates;

/// <summary>Gives consecutive numbers to keys, in the order in which they are met, and remembers who was the first with each.</summary>
internal sealed class Numbering
{
    private readonly List<int> _first = [];
    private int[] _numbers = new int[64];

    /// <summary>Per number, who was met first with its key.</summary>
    public IReadOnlyList<int> First => _first;

    /// <param name="key">Not negative, and small: a table of that length is kept.</param>
    /// <param name="who">Stands for the key if nobody did.</param>
    public int Of(int key, int who)
    {
        if (key >= _numbers.Length)
            Array.Resize(ref _numbers, int.Max(key + 1, 2 * _numbers.Length));
        ref var number = ref _numbers[key];
        if (number == 0)
        {
            _first.Add(who);
            number = _first.Count;
        }
        return number - 1;
    }
}
