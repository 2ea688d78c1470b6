using Matching.Engine.Domain;
using static Matching.Engine.Domain.CefrLevel;
using static Matching.Simulation.Catalogue.OpeningTemplate;

namespace Matching.Simulation.Catalogue;

/// <summary>Volunteer roles, regular and for one day.</summary>
internal static class VolunteerRoles
{
    private static OpeningTemplate Role(string title, string text, params OrganisationKind[] hosts) =>
        new(title, text, hosts)
        {
            Work = WorkForm.Voluntary,
            Times = Week.Days,
            Offered = 4,
            Hours = (2, 6),
            Places = (1, 4),
            Counts = [CountsFor.ZHours],
        };

    public static IReadOnlyList<OpeningTemplate> All { get; } =
    [
        Role("Koken in de buurtkeuken", "Samen koken en eten met de buurt.", OrganisationKind.Neighbourhood) with { Interests = ["koken"], Guidance = 2 },
        Role("Gastheer of gastvrouw", "Koffie schenken en mensen ontvangen.", OrganisationKind.Neighbourhood, OrganisationKind.Welfare) with
        { Dutch = new() { Speaking = A1 }, Use = DutchUse.Much },
        Role("Helpen in de moestuin", "Zaaien, wieden en oogsten met anderen.", OrganisationKind.Neighbourhood, OrganisationKind.Volunteering) with
        { Interests = ["tuinieren", "natuur"], Demands = Demands.Outdoors },
        Role("Activiteiten met ouderen", "Spelletjes, wandelen en een praatje.", OrganisationKind.Care) with
        { Interests = ["ouderen"], Dutch = new() { Speaking = A1 }, Use = DutchUse.Much, Vog = true },
        Role("Helpen bij de sportdag", "Velden klaarzetten en kinderen begeleiden.", OrganisationKind.SportsService, OrganisationKind.SportsClub) with
        { Form = OpeningForm.OneOff, Interests = ["kinderen", "voetbal"], Hours = null, Times = Week.Weekend, Offered = 1, Places = (2, 8) },
        Role("Kantinedienst bij de club", "Achter de bar en in de keuken.", OrganisationKind.SportsClub) with
        { Times = Week.Evenings.With(Week.Weekend), Offered = 3, Dutch = new() { Speaking = A1 } },
        Role("Repair Café", "Apparaten en fietsen repareren voor de buurt.", OrganisationKind.Neighbourhood, OrganisationKind.SocialEnterprise) with
        { Interests = ["techniek", "computers"], Form = OpeningForm.DropIn, Places = null, Hours = null, Times = Week.Evenings.With(Week.Weekend), Offered = 2 },
        Role("Helpen in de bibliotheek", "Boeken terugzetten en bezoekers helpen.", OrganisationKind.Library) with
        { Interests = ["lezen"], Dutch = Speaks(A2, A1) },
        Role("Voorlezen in de eigen taal", "Verhalen voor kinderen, in je eigen taal en in het Nederlands.", OrganisationKind.Library) with
        { Interests = ["lezen", "kinderen", "talen"], Languages = ["ar", "ti", "tr"], Times = Week.Afternoons.With(Week.Weekend) },
        Role("Verhuizen en inrichten", "Woningen klaarmaken voor nieuwe bewoners.", OrganisationKind.Housing, OrganisationKind.Volunteering) with
        { Demands = Demands.Lifting | Demands.Stairs, Hours = null },
        Role("Chauffeur voor de voedselbank", "Eten ophalen en rondbrengen.", OrganisationKind.Volunteering) with { Licence = true, Dutch = new() { Speaking = A1 } },
        Role("Naaicafé leiden", "Anderen leren naaien.", OrganisationKind.WomensPlatform) with { Interests = ["naaien"], Guidance = 2 },
        Role("Dieren verzorgen op de kinderboerderij", "Voeren, schoonmaken en uitleg geven.", OrganisationKind.Neighbourhood) with
        { Interests = ["dieren", "kinderen"], Demands = Demands.Outdoors },
        Role("Meedenken over inburgering", "Vertel wat beter kan, in een panel van nieuwe inwoners.", OrganisationKind.Municipality, OrganisationKind.Welfare) with
        { Dutch = Speaks(A2), Hours = (1, 2), Times = Week.Evenings, Offered = 2 },
    ];
}
