using Matching.Engine.Domain;
using static Matching.Engine.Domain.CefrLevel;
using static Matching.Simulation.Catalogue.OpeningTemplate;

namespace Matching.Simulation.Catalogue;

/// <summary>Placements whose goal is the Dutch that is spoken there: most ask A1 speaking, few ask reading.</summary>
internal static class Taalstages
{
    private static OpeningTemplate Stage(string title, string text, OrganisationKind host, string occupation, string goal) =>
        new(title, text, [host])
        {
            Occupation = occupation,
            Work = WorkForm.Internship,
            LearningGoal = goal,
            Dutch = new() { Speaking = A1 },
            Use = DutchUse.Much,
            Times = Week.Days,
            Offered = 5,
            Needed = 1,
            Hours = (4, 12),
            Places = (1, 3),
            Guidance = 3,
            Counts = [CountsFor.ZHours],
        };

    public static IReadOnlyList<OpeningTemplate> All { get; } =
    [
        Stage("Taal op de werkvloer: winkel", "Praten met klanten, met een collega ernaast.", OrganisationKind.Retail, "winkelmedewerker",
            "Kan klanten begroeten en een vraag beantwoorden"),
        Stage("Taal in de kringloop", "Spullen prijzen en verkopen, elke week een thema.", OrganisationKind.SocialEnterprise, "winkelmedewerker",
            "Leert woorden voor spullen, prijzen en afspraken") with { Dutch = new() },
        Stage("Taal in de keuken", "Samen koken voor de buurt en erover praten.", OrganisationKind.Neighbourhood, "keukenhulp",
            "Leert opdrachten begrijpen en vragen stellen") with { Interests = ["koken"], Places = (2, 5), Dutch = new() },
        Stage("Taal in het groen", "Tuinieren met een vaste begeleider die veel vertelt.", OrganisationKind.Green, "tuinier",
            "Leert praten over werk, weer en planten") with { Interests = ["tuinieren", "natuur"], Demands = Demands.Outdoors, Places = (2, 4) },
        Stage("Taal bij de balie", "Mensen welkom heten en de weg wijzen.", OrganisationKind.Library, "bibliotheekmedewerker",
            "Leert korte gesprekken voeren met onbekenden") with { Dutch = Speaks(A2), Interests = ["lezen"] },
        Stage("Taal in de zorg", "Koffie schenken en praten met bewoners.", OrganisationKind.Care, "thuiszorgmedewerker",
            "Leert luisteren naar oudere mensen") with { Interests = ["ouderen"], Vog = true },
        Stage("Taal op school", "Meehelpen in de klas en in de kantine.", OrganisationKind.VocationalSchool, "conciërge",
            "Leert de taal van school") with { Interests = ["kinderen"], Times = Week.Mornings, Offered = 5 },
        Stage("Taal op de peutergroep", "Voorlezen en zingen met peuters.", OrganisationKind.Childcare, "medewerker kinderdagverblijf",
            "Leert liedjes, verhalen en gesprekjes") with { Interests = ["kinderen", "lezen"], Vog = true, Dutch = Speaks(A1) },
        Stage("Taal bij de gemeente", "Post rondbrengen en praten met collega's.", OrganisationKind.Municipality, "conciërge",
            "Leert de taal van kantoor") with { Dutch = Speaks(A2, A1) },
        Stage("Taal in de techniek", "Samen repareren en gereedschap leren kennen.", OrganisationKind.SocialEnterprise, "fietsenmaker",
            "Leert gereedschap en handelingen benoemen") with { Interests = ["techniek", "fietsen"] },
        Stage("Taal in het naaiatelier", "Naaien en praten in een groep.", OrganisationKind.WomensPlatform, "naaister",
            "Leert praten over kleding en opdrachten") with { Interests = ["naaien"], Places = (2, 5), Dutch = new(), Form = OpeningForm.Group },
        Stage("Taal in het hotel", "Kamers klaarmaken en gasten begroeten.", OrganisationKind.Hospitality, "schoonmaker gebouwen",
            "Leert beleefd praten met gasten") with { Demands = Demands.Stairs | Demands.Standing },
    ];
}
