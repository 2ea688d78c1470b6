namespace Matching.Engine.Rounds;

/// <summary>A few openings for some of the people: what is pinned, what lay there last night.</summary>
internal sealed class FewOpenings(IEnumerable<(int Person, int Opening)> pairs)
{
    private readonly Dictionary<int, int[]> _byPerson = pairs
        .GroupBy(p => p.Person, p => p.Opening)
        .ToDictionary(g => g.Key, g => g.Distinct().Order().ToArray());

    /// <summary>Positions, rising; none for most people.</summary>
    public ReadOnlySpan<int> Of(int person) => _byPerson.GetValueOrDefault(person);
}
