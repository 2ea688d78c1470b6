using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>The postcodes a town lives in: its municipality's, and its neighbours' for a few openings.</summary>
internal sealed class Region
{
    private readonly IReadOnlyList<(Postcode Item, double Weight)> _homes;
    private readonly IReadOnlyList<(Postcode Item, double Weight)> _neighbours;

    private Region(IReadOnlyList<PostcodeArea> own, IReadOnlyList<PostcodeArea> neighbours)
    {
        _homes = Weighted(own);
        _neighbours = neighbours.Count == 0 ? _homes : Weighted(neighbours);
        Areas = [.. own.Concat(neighbours).OrderBy(a => a.Postcode)];
    }

    /// <summary>Every postcode that occurs in the town or may.</summary>
    public IReadOnlyList<PostcodeArea> Areas { get; }

    /// <exception cref="ArgumentException">No municipality has this code.</exception>
    public static Region Of(MunicipalityCode code)
    {
        var own = Geography.Netherlands.InMunicipality(code);
        if (own.Count == 0)
            throw new ArgumentException($"No municipality has the code {code.Value}; Zwolle's is {TownOptions.DefaultMunicipality}.", nameof(code));
        var people = own.Sum(a => (double)Math.Max(1, a.Population));
        var middle = new Place(
            own.Sum(a => a.Middle.Latitude * Math.Max(1, a.Population)) / people,
            own.Sum(a => a.Middle.Longitude * Math.Max(1, a.Population)) / people);
        return new(own, [.. Geography.Netherlands.Within(middle, Assumptions.NeighbourKilometres).Where(a => a.Municipality != code)]);
    }

    /// <summary>A postcode of the municipality, by population.</summary>
    public Postcode HomeOf(SeededRandom random) => random.Pick(_homes);

    /// <summary>A postcode where an opening can be: sometimes a neighbour's.</summary>
    public Postcode HostOf(SeededRandom random) =>
        random.Pick(random.Chance(Assumptions.OpeningOutsideMunicipality) ? _neighbours : _homes);

    private static IReadOnlyList<(Postcode, double)> Weighted(IReadOnlyList<PostcodeArea> areas) =>
        [.. areas.Select(a => (a.Postcode, (double)Math.Max(1, a.Population)))];
}
