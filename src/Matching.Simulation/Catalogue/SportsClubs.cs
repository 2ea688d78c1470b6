using Matching.Engine.Domain;

namespace Matching.Simulation.Catalogue;

/// <summary>Sport: in groups, mostly in the evening or the weekend, and no Dutch asked.</summary>
internal static class SportsClubs
{
    private static OpeningTemplate Sport(string title, string text, string interest, params OrganisationKind[] hosts) =>
        new(title, text, hosts)
        {
            Form = OpeningForm.Group,
            Times = Week.Evenings.With(Week.Weekend),
            Offered = 2,
            Places = (2, 8),
            Interests = [interest],
        };

    public static IReadOnlyList<OpeningTemplate> All { get; } =
    [
        Sport("Voetbal, recreanten", "Trainen en af en toe een wedstrijd. Schoenen zijn te leen.", "voetbal", OrganisationKind.SportsClub),
        Sport("Walking football", "Rustig voetbal zonder rennen, daarna koffie.", "voetbal", OrganisationKind.SportsClub) with { Times = Week.Mornings, Offered = 2 },
        Sport("Zwemles voor volwassenen", "In een kleine groep, stap voor stap.", "zwemmen", OrganisationKind.SportsClub, OrganisationKind.SportsService),
        Sport("Zwemmen voor vrouwen", "Badmeester en groep zijn vrouw.", "zwemmen", OrganisationKind.SportsService) with
        { Audience = new(AudienceLimit.Women, AudienceReason.Privacy) },
        Sport("Volleybal, vrij spelen", "Iedereen mag meedoen, teams per avond.", "volleybal", OrganisationKind.SportsClub),
        Sport("Hardlopen in de wijk", "Van wandelen naar vijf kilometer in tien weken.", "wandelen", OrganisationKind.SportsService) with
        { Times = Week.Evenings, Offered = 2, Form = OpeningForm.DropIn, Places = null },
        Sport("Fitness met begeleiding", "Zes weken samen beginnen, daarna zelf.", "fitness", OrganisationKind.SportsService) with
        { Times = Week.Days.With(Week.Evenings), Offered = 8, Guidance = 2 },
        Sport("Dansen", "Dansen uit de hele wereld, geen ervaring nodig.", "dansen", OrganisationKind.Neighbourhood, OrganisationKind.WomensPlatform),
        Sport("Fietsgroep", "Elke week een tocht door de omgeving.", "fietsen", OrganisationKind.SportsService) with
        { Times = Week.Weekend, Offered = 2, Demands = Demands.Outdoors },
        Sport("Sportinstuif", "Binnenlopen en meedoen met wat er is.", "fitness", OrganisationKind.SportsService, OrganisationKind.Neighbourhood) with
        { Times = Week.Weekend, Offered = 1, Form = OpeningForm.DropIn, Places = null },
    ];
}
