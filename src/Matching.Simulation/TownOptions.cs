using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>Everything a town depends on: the same options give the same town.</summary>
public sealed record TownOptions
{
    /// <summary>The code of the city of Zwolle, whose postcodes the default town borrows.</summary>
    public const string DefaultMunicipality = "GM0193";

    public long Seed { get; init; } = 1;

    /// <summary>
    /// The business date on which the town is looked at. Dates and birth years keep their distance to it;
    /// nothing else depends on it but on which working days the history falls.
    /// </summary>
    public required DateOnly Anchor { get; init; }

    /// <summary>Newcomers, at least 1.</summary>
    public int People { get; init => field = AtLeastOne(value); } = 600;

    /// <summary>Openings, at least 1.</summary>
    public int Openings { get; init => field = AtLeastOne(value); } = 400;

    /// <summary>Whose postcodes are used.</summary>
    public MunicipalityCode Municipality { get; init; } = new(DefaultMunicipality);

    /// <summary>The invented name, so that nobody mistakes the town for the real municipality.</summary>
    public string Name { get; init; } = "Gemeente Waterveen";

    private static int AtLeastOne(int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A town has at least one person and one opening.");
}
