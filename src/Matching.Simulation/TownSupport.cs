using Matching.Engine.Domain;
using Matching.Simulation.Catalogue;

namespace Matching.Simulation;

/// <summary>The words of <c>support.csv</c>: <c>fietsles taalgroep opvang rijles geldles</c>.</summary>
public enum SupportKind { CyclingLesson, LanguageGroup, Childcare, DrivingLesson, MoneyLesson }

/// <summary>Something that an unlock can point at.</summary>
public sealed record TownSupportOffer
{
    public required string ExternId { get; init; }
    public required SupportKind Kind { get; init; }
    public required string Organisation { get; init; }
    public required Postcode Postcode { get; init; }
    public required DateOnly Begin { get; init; }
    public required int Places { get; init; }

    /// <summary>Euros per person.</summary>
    public required int Cost { get; init; }
}

/// <summary>Draws two offers of every kind. Prices and places are assumed (A).</summary>
internal static class SupportDrawer
{
    private static readonly (SupportKind Kind, OrganisationKind Host, int Places, int Cost)[] Offers =
    [
        (SupportKind.CyclingLesson, OrganisationKind.SportsService, 12, 95),
        (SupportKind.LanguageGroup, OrganisationKind.LanguagePoint, 14, 0),
        (SupportKind.Childcare, OrganisationKind.Childcare, 6, 240),
        (SupportKind.DrivingLesson, OrganisationKind.Welfare, 4, 900),
        (SupportKind.MoneyLesson, OrganisationKind.Welfare, 10, 0),
    ];

    public static IEnumerable<TownSupportOffer> Draw(TownOptions options, Region region, TownStaff staff)
    {
        for (var number = 1; number <= 2 * Offers.Length; number++)
        {
            var random = SeededRandom.Stream(options.Seed, "support", number);
            var (kind, host, places, cost) = Offers[(number - 1) % Offers.Length];
            yield return new()
            {
                ExternId = $"S-{number}",
                Kind = kind,
                Organisation = random.Pick(staff.OrganisationsOf([host])).Name,
                Postcode = region.HomeOf(random),
                Begin = options.Anchor.AddDays(random.Whole(5, 40)),
                Places = places,
                Cost = cost,
            };
        }
    }
}
