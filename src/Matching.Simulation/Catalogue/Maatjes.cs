using Matching.Engine.Domain;
using static Matching.Engine.Domain.CefrLevel;

namespace Matching.Simulation.Catalogue;

/// <summary>Buddies, one to one: one or two hours a week, mostly by arrangement.</summary>
internal static class Maatjes
{
    private static OpeningTemplate Maatje(string title, string text, params OrganisationKind[] hosts) =>
        new(title, text, hosts)
        {
            Use = DutchUse.Much,
            Hours = (1, 2),
            Places = (1, 1),
            Guidance = 2,
        };

    public static IReadOnlyList<OpeningTemplate> All { get; } =
    [
        Maatje("Taalmaatje", "Elke week een uur praten, thuis of in de bibliotheek.", OrganisationKind.LanguagePoint, OrganisationKind.Library) with
        { Interests = ["talen", "lezen"] },
        Maatje("Wandelmaatje", "Samen een rondje lopen en de buurt leren kennen.", OrganisationKind.Welfare, OrganisationKind.Neighbourhood) with
        { Interests = ["wandelen", "natuur"] },
        Maatje("Maatje voor de eerste maanden", "Wegwijs in de stad: winkels, dokter, school.", OrganisationKind.Welfare, OrganisationKind.Volunteering) with
        { Counts = [CountsFor.Pvt] },
        Maatje("Fietsmaatje", "Samen fietsen oefenen en de routes leren.", OrganisationKind.Volunteering, OrganisationKind.SportsService) with
        { Interests = ["fietsen"] },
        Maatje("Kookmaatje", "Om de beurt koken voor elkaar.", OrganisationKind.Neighbourhood, OrganisationKind.WomensPlatform) with { Interests = ["koken"] },
        Maatje("Studiemaatje", "Hulp bij huiswerk en bij het kiezen van een opleiding.", OrganisationKind.VocationalSchool, OrganisationKind.Library) with
        { Interests = ["computers", "lezen"], Dutch = new() { Speaking = A2 } },
        Maatje("Mentor uit het vak", "Iemand uit jouw beroep vertelt en denkt mee.", OrganisationKind.Volunteering, OrganisationKind.Office) with
        { Interests = ["ondernemen"], Dutch = new() { Speaking = A2 } },
        Maatje("Creatief maatje", "Samen schilderen, naaien of muziek maken.", OrganisationKind.Welfare, OrganisationKind.Neighbourhood) with
        { Interests = ["schilderen", "naaien", "muziek"] },
        Maatje("Maatje voor het hele gezin", "Een gezin uit de buurt doet dingen samen met jullie.", OrganisationKind.Volunteering) with
        { Interests = ["kinderen", "koken"], Times = Week.Weekend.With(Week.Afternoons), Offered = 5 },
        Maatje("Voorleesmaatje", "Voorlezen aan de kinderen en zelf meelezen.", OrganisationKind.Library) with
        { Interests = ["lezen", "kinderen"], Times = Week.Afternoons.With(Week.Evenings), Offered = 4 },
    ];
}
