using System.Runtime.InteropServices;

namespace Matching.Learning.Training;

/// <summary>
/// A training set in an order of its own: groups by day and then by what is in them, rows by a hash of what is in them. Whoever shuffles rows,
/// shuffles groups or numbers groups otherwise gets the same order; only rows that are alike in everything may change places.
/// The hash keeps the order within a group from saying anything about grades: it is what breaks ties of score.
/// </summary>
public sealed class Grouped
{
    private Grouped(TrainingSet set, int[] origin, int[] starts) => (Set, Origin, Starts) = (set, origin, starts);

    /// <summary>The sorted rows; each group's are consecutive.</summary>
    public TrainingSet Set { get; }

    /// <summary>Per sorted row, where it stood before.</summary>
    public int[] Origin { get; }

    /// <summary>Where each group begins; one longer than the number of groups.</summary>
    public int[] Starts { get; }

    public int Groups => Starts.Length - 1;

    public static Grouped Of(TrainingSet set)
    {
        var keys = new RowKey[set.Rows];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = new(Hash(MemoryMarshal.AsBytes(set.Row(i)), 0), set.Grades[i], set.Weight(i), set.InitialScore(i));
        var groups = Enumerable.Range(0, set.Rows).GroupBy(i => set.Groups[i])
            .Select(g => g.OrderBy(i => keys[i]).ToArray())
            .Select(rows => (Rows: rows, Day: rows.Min(set.Day), Hash: Hash(rows, keys)))
            .OrderBy(g => g.Day).ThenBy(g => g.Hash).ToList();
        var starts = new int[groups.Count + 1];
        for (var g = 0; g < groups.Count; g++)
            starts[g + 1] = starts[g] + groups[g].Rows.Length;
        int[] origin = [.. groups.SelectMany(g => g.Rows)];
        return new(set.Pick(origin), origin, starts);
    }

    /// <summary>The groups named, as a set of their own that keeps this order.</summary>
    public TrainingSet Pick(IEnumerable<int> groups) =>
        Set.Pick([.. groups.SelectMany(g => Enumerable.Range(Starts[g], Starts[g + 1] - Starts[g]))]);

    /// <summary>The earlier groups to learn from and the last share of them (0 to 1) to judge by; groups of one day are not torn apart.</summary>
    public (TrainingSet Earlier, TrainingSet Later) SplitByTime(double laterShare)
    {
        var cut = Groups - (int)Math.Ceiling(Groups * laterShare);
        while (cut > 0 && cut < Groups && Set.Days.Length > 0 && Set.Day(Starts[cut]) == Set.Day(Starts[cut] - 1))
            cut--;
        return (Pick(Enumerable.Range(0, cut)), Pick(Enumerable.Range(cut, Groups - cut)));
    }

    private static ulong Hash(int[] rows, RowKey[] keys)
    {
        var hash = 0UL;
        foreach (var row in rows)
            hash = Mix(hash ^ keys[row].Values) + keys[row].Grade;
        return hash;
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = seed;
        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes))
            hash = Mix(hash ^ word);
        return hash;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    internal static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private readonly record struct RowKey(ulong Values, byte Grade, float Weight, float Initial) : IComparable<RowKey>
    {
        public int CompareTo(RowKey other) => (Values, Grade, Weight, Initial).CompareTo((other.Values, other.Grade, other.Weight, other.Initial));
    }
}
