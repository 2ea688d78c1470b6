using System.Text;

namespace Matching.Simulation;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast and the same on every machine.
/// Every person, opening and conversation has a stream of its own, so that adding one does not reshuffle the others.
/// </summary>
public sealed class SeededRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    private SeededRandom(ulong state) => _state = state;

    /// <summary>The stream of one thing: the same seed, name and number give the same draws.</summary>
    public static SeededRandom Stream(long seed, string name, long number = 0)
    {
        var state = Mix((ulong)seed + Golden);
        foreach (var b in Encoding.UTF8.GetBytes(name))
            state = Mix(state ^ b);
        return new(Mix(state ^ (ulong)number * Golden));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(_state += Golden);

    /// <summary>From 0 up to 1, 1 excluded.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with this probability, 0 to 1.</summary>
    public bool Chance(double probability) => Share() < probability;

    /// <summary>A whole number from low up to and including high.</summary>
    public int Whole(int low, int high) => low + (int)(NextBits() % (ulong)(high - low + 1));

    /// <summary>One of these, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    /// <summary>One of these by weight; weights need not add up to one.</summary>
    public T Pick<T>(IReadOnlyList<(T Item, double Weight)> items)
    {
        var rest = Share() * items.Sum(i => i.Weight);
        foreach (var (item, weight) in items)
        {
            rest -= weight;
            if (rest < 0)
                return item;
        }
        return items[^1].Item;
    }

    /// <summary>So many different ones of these in their own order, or all when there are fewer.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var chosen = new bool[items.Count];
        for (var left = Math.Min(count, items.Count); left > 0;)
        {
            var i = Whole(0, items.Count - 1);
            if (!chosen[i])
                (chosen[i], left) = (true, left - 1);
        }
        return [.. items.Where((_, i) => chosen[i])];
    }

    /// <summary>A draw from the normal distribution (Box and Muller).</summary>
    public double Normal(double mean = 0, double deviation = 1) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
