using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>What people did before, by ESCO's Dutch labels, in three bands of education.</summary>
internal static class OccupationPool
{
    private static readonly string[] Low =
    [
        "bakker", "kok", "naaister", "dames- en kinderkleermaker", "schilder bouw", "metselaar", "timmerman", "schoonmaker gebouwen",
        "tuinier", "landbouwer gemengd bedrijf", "vrachtwagenchauffeur", "taxichauffeur", "herenkapper", "marktverkoper",
        "winkelmedewerker", "kinderverzorgster", "magazijnmedewerker", "slager", "fietsenmaker", "keukenhulp",
    ];

    private static readonly string[] Middle =
    [
        "kapper", "kok", "lasser", "loodgieter", "auto-elektricien", "administratief medewerker", "boekhouder",
        "medewerker kinderdagverblijf", "thuiszorgmedewerker", "grafisch ontwerper", "receptionist", "apothekersassistent",
        "tandartsassistent", "winkelmedewerker", "vrachtwagenchauffeur", "hovenier", "sportinstructeur", "fotograaf",
    ];

    private static readonly string[] High =
    [
        "leraar basisonderwijs", "advocaat", "accountant", "huisarts", "tandarts", "apotheker", "algemeen verpleegkundige", "architect",
        "journalist", "ingenieur hernieuwbare energie", "software architect", "leraar volwassenenonderwijs", "biologisch laborant",
        "grafisch ontwerper", "bedrijfsjurist",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Low.Concat(Middle).Concat(High).Distinct()];

    public static IReadOnlyList<Occupation> For(EducationLevel education) =>
        [.. (education >= EducationLevel.Hbo ? High : education >= EducationLevel.Mbo2 ? Middle : Low).Select(Known)];

    /// <summary>The occupation with this label; it must exist.</summary>
    public static Occupation Known(string label) =>
        Occupations.Esco.Find(label) ?? throw new InvalidOperationException($"ESCO has no Dutch occupation '{label}'.");
}
