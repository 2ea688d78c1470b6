using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>Sets of dagdelen by the words people use for them.</summary>
internal static class Week
{
    public static DayParts Mornings { get; } = Parts([0, 1, 2, 3, 4], 0);
    public static DayParts Afternoons { get; } = Parts([0, 1, 2, 3, 4], 1);
    public static DayParts Days { get; } = Mornings.With(Afternoons);
    public static DayParts Evenings { get; } = Parts([0, 1, 2, 3, 4], 2);
    public static DayParts Weekend { get; } = Parts([5, 6], 0).With(Parts([5, 6], 1));

    /// <summary>The single dagdelen of a set, Monday morning first.</summary>
    public static IReadOnlyList<DayParts> Each(DayParts set) =>
        [.. Enumerable.Range(0, DayParts.Count).Where(i => (set.Bits & (1 << i)) != 0).Select(i => new DayParts(1 << i))];

    public static DayParts Union(IEnumerable<DayParts> sets) => sets.Aggregate(DayParts.None, (all, one) => all.With(one));

    /// <summary>So many dagdelen of a set, or all of it when it has fewer.</summary>
    public static DayParts Some(SeededRandom random, DayParts set, int count) => Union(random.Some(Each(set), count));

    private static DayParts Parts(int[] days, int part) => Union(days.Select(day => DayParts.Of(day, part)));
}
