using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>Whole days drawn with replacement, the same draws for every group; seeded.</summary>
internal sealed class ResampledDays
{
    /// <summary>Wide, because some fifteen groups are looked at for each challenger.</summary>
    private const double Share = 0.99;

    private readonly int[][] _drawn;

    /// <param name="days">Per decision.</param>
    /// <param name="times">Resamplings.</param>
    public ResampledDays(IReadOnlyList<int> days, int times)
    {
        var numbers = days.Distinct().Order().Select((day, i) => (day, i)).ToDictionary(d => d.day, d => d.i);
        Count = numbers.Count;
        Of = [.. days.Select(d => numbers[d])];
        var state = Grouped.Mix(1);
        _drawn = new int[times][];
        for (var t = 0; t < times; t++)
        {
            _drawn[t] = new int[Count];
            for (var i = 0; i < Count; i++)
                _drawn[t][i] = (int)((state = Grouped.Mix(state)) % (ulong)Count);
        }
    }

    /// <summary>Different days.</summary>
    public int Count { get; }

    /// <summary>Per decision the number of its day.</summary>
    public int[] Of { get; }

    public Interval Interval(GroupTally[] perDay, Func<GroupTally, double> figure)
    {
        var found = new double[_drawn.Length];
        for (var t = 0; t < found.Length; t++)
        {
            var sum = default(GroupTally);
            foreach (var day in _drawn[t])
                sum += perDay[day];
            found[t] = figure(sum);
        }
        Array.Sort(found);
        var outside = (int)(found.Length * (1 - Share) / 2);
        return new(figure(perDay.Aggregate((one, other) => one + other)), found[outside], found[^(outside + 1)]);
    }
}
