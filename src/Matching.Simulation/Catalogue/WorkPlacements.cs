using Matching.Engine.Domain;
using static Matching.Engine.Domain.CefrLevel;
using static Matching.Simulation.Catalogue.OpeningTemplate;

namespace Matching.Simulation.Catalogue;

/// <summary>Werkervaringsplaatsen, leerwerkplekken and a few paid first jobs.</summary>
internal static class WorkPlacements
{
    private static readonly IReadOnlyList<CountsFor> HoursAndMap = [CountsFor.ZHours, CountsFor.Map];

    private static OpeningTemplate Experience(string title, string text, OrganisationKind host, string occupation, string goal) =>
        new(title, text, [host])
        {
            Occupation = occupation,
            Work = WorkForm.WorkExperience,
            LearningGoal = goal,
            Times = Week.Days,
            Offered = 6,
            Needed = 2,
            Hours = (8, 24),
            Guidance = 2,
            Counts = HoursAndMap,
        };

    public static IReadOnlyList<OpeningTemplate> All { get; } =
    [
        Experience("Meehelpen in de keuken", "Groenten snijden, afwassen en borden opmaken met de kok.", OrganisationKind.Hospitality, "keukenhulp",
            "Leert werken volgens de regels van de keuken") with
        { Dutch = Speaks(A1), Demands = Demands.Standing, Interests = ["koken"], FollowUp = "Leerwerkplek als kok" },
        Experience("Kok in opleiding", "Zelf gerechten maken naast een ervaren kok.", OrganisationKind.Hospitality, "kok",
            "Werkt naar het eerste deel van het kokdiploma") with
        { Dutch = Speaks(A2, A2), Work = WorkForm.LearningJob, Pay = 900, Demands = Demands.Standing, Interests = ["koken"], Needed = 4, Hours = (20, 32) },
        Experience("Helpen in de bakkerij", "Deeg afwegen, broodjes maken en inpakken.", OrganisationKind.Retail, "bakkerijmedewerker",
            "Leert recepten lezen en hygiënisch werken") with
        { Dutch = Speaks(A1), Demands = Demands.Standing | Demands.Lifting, Times = Week.Mornings, Offered = 5, Interests = ["koken"] },
        Experience("Vakken vullen en klanten helpen", "Producten aanvullen en klanten de weg wijzen.", OrganisationKind.Retail, "winkelmedewerker",
            "Leert gesprekken met klanten voeren") with
        { Dutch = Speaks(A2), Use = DutchUse.Much, FollowUp = "Betaalde bijbaan" },
        Experience("Orders verzamelen", "Spullen zoeken met een scanner en klaarzetten.", OrganisationKind.Logistics, "orderpicker",
            "Leert werken met een scanner") with
        { Dutch = Speaks(A1), Use = DutchUse.Little, Demands = Demands.Standing | Demands.Lifting, Places = (1, 3), Needed = 3, Hours = (12, 32) },
        Experience("Magazijnmedewerker", "Vracht ontvangen, tellen en opruimen.", OrganisationKind.Logistics, "magazijnmedewerker",
            "Haalt het heftruckbewijs") with
        { Dutch = Speaks(A2, A1), Work = WorkForm.Paid, Pay = 1800, Demands = Demands.Lifting, Needed = 5, Hours = (24, 36), Interests = ["techniek"] },
        Experience("Inpakken en controleren", "Producten nakijken, vouwen en inpakken in een kleine groep.", OrganisationKind.SocialEnterprise, "inpakker met de hand",
            "Went aan vaste werktijden") with
        { Use = DutchUse.Little, Guidance = 3, Places = (2, 4), Form = OpeningForm.Group },
        Experience("Kleding sorteren en herstellen", "Sorteren, wassen en herstellen in het naaiatelier.", OrganisationKind.SocialEnterprise, "naaister",
            "Leert werken met een industriële naaimachine") with
        { Dutch = Speaks(A1), Guidance = 3, Places = (1, 3), Interests = ["naaien"], FollowUp = "Eigen naaiwerk verkopen" },
        Experience("Fietsen repareren", "Banden plakken, remmen afstellen, fietsen opknappen.", OrganisationKind.SocialEnterprise, "fietsenmaker",
            "Kan zelfstandig een fiets rijklaar maken") with
        { Dutch = Speaks(A1), Interests = ["techniek", "fietsen"], Guidance = 3 },
        Experience("Meubels opknappen", "Schuren, schilderen en repareren van meubels voor de winkel.", OrganisationKind.SocialEnterprise, "meubelrestaurateur",
            "Leert houtbewerking") with
        { Use = DutchUse.Little, Interests = ["techniek", "schilderen"], Guidance = 3, Demands = Demands.Standing },
        Experience("Lasser in opleiding", "Lassen en slijpen onder leiding van een leermeester.", OrganisationKind.Industry, "lasser",
            "Haalt het lascertificaat niveau 1") with
        { Dutch = Speaks(A2, A2), Education = EducationLevel.Vmbo, Work = WorkForm.LearningJob, Pay = 1100, Demands = Demands.Noise | Demands.Standing, Needed = 4, Hours = (24, 36), Interests = ["techniek"] },
        Experience("Meelopen met de schilders", "Schuren, gronden en schilderen van woningen.", OrganisationKind.Industry, "schilder bouw",
            "Leert de basis van binnenschilderwerk") with
        { Dutch = Speaks(A1), Demands = Demands.Heights | Demands.Standing, Interests = ["schilderen", "techniek"], Needed = 3 },
        Experience("Timmeren in de werkplaats", "Kozijnen en deuren maken met een vakman.", OrganisationKind.Industry, "timmerman",
            "Leert tekening lezen en veilig zagen") with
        { Dutch = Speaks(A2, A1), Demands = Demands.Noise | Demands.Lifting, Interests = ["techniek"], Needed = 3 },
        Experience("Werken in het groen", "Onkruid weghalen, planten en snoeien in de parken.", OrganisationKind.Green, "tuinier",
            "Leert planten herkennen en met gereedschap werken") with
        { Dutch = Speaks(A1), Use = DutchUse.Little, Demands = Demands.Outdoors | Demands.Standing, Places = (2, 4), Interests = ["tuinieren", "natuur"] },
        Experience("Stekken en oogsten in de kas", "Stekken, verpotten en inpakken van planten.", OrganisationKind.Green, "tuinbouwmedewerker",
            "Leert de weg van zaad tot plant") with
        { Use = DutchUse.Little, Demands = Demands.Standing, Places = (2, 5), Interests = ["tuinieren"] },
        Experience("Schoonmaken met een vast team", "Kantoren en trappenhuizen schoonmaken.", OrganisationKind.Municipality, "schoonmaker gebouwen",
            "Leert werken met een rooster en met middelen") with
        { Use = DutchUse.Little, Demands = Demands.Standing | Demands.Stairs, Places = (1, 3) },
        Experience("Helpen bij de receptie", "Bezoekers ontvangen en de post verdelen.", OrganisationKind.Municipality, "receptionist",
            "Leert formele gesprekken voeren") with
        { Dutch = Speaks(B1, A2, A2), Use = DutchUse.Much, FollowUp = "Werkervaring op de afdeling financiën" },
        Experience("Meewerken bij financiën", "Facturen controleren en invoeren.", OrganisationKind.Municipality, "boekhouder",
            "Leert de Nederlandse boekhouding kennen") with
        { Dutch = Speaks(A2, B1, A2), Education = EducationLevel.Mbo4, Interests = ["computers"] },
        Experience("Administratie ondersteunen", "Dossiers ordenen en gegevens invoeren.", OrganisationKind.Office, "administratief medewerker",
            "Leert werken met kantoorprogramma's") with
        { Dutch = Speaks(A2, A2, A2), Interests = ["computers"] },
        Experience("Meebouwen aan software", "Testen en kleine onderdelen programmeren in een team.", OrganisationKind.Office, "software architect",
            "Leert werken in een Nederlands ontwikkelteam") with
        { Dutch = Speaks(A2), Education = EducationLevel.Hbo, Interests = ["computers", "techniek"], Languages = ["en"] },
        Experience("Helpen in de huishouding", "Bedden opmaken, eten rondbrengen, een praatje maken.", OrganisationKind.Care, "thuiszorgmedewerker",
            "Onderzoekt of werken in de zorg past") with
        { Dutch = Speaks(A2), Use = DutchUse.Much, Vog = true, Interests = ["ouderen"], FollowUp = "Opleiding helpende" },
        Experience("Verpleegkundige in de wijk", "Zorg aan huis, met een erkend diploma.", OrganisationKind.Care, "algemeen verpleegkundige",
            "Werkt terug naar het eigen beroep") with
        { Dutch = Speaks(B2, B1, B1), Education = EducationLevel.Hbo, Regulated = true, Licence = true, Vog = true, Work = WorkForm.Paid, Pay = 2600, Needed = 5, Hours = (24, 36) },
        Experience("Assistent in de apotheek", "Voorraad bijhouden en recepten klaarzetten.", OrganisationKind.Care, "apothekersassistent",
            "Leert de Nederlandse namen van medicijnen") with
        { Dutch = Speaks(B1, B1), Education = EducationLevel.Mbo4, Vog = true },
        Experience("Assistent op de groep", "Spelen, eten en buiten zijn met jonge kinderen.", OrganisationKind.Childcare, "medewerker kinderdagverblijf",
            "Onderzoekt of de opleiding pedagogisch werk past") with
        { Dutch = Speaks(A2), Use = DutchUse.Much, Vog = true, Interests = ["kinderen"], FollowUp = "Opleiding pedagogisch medewerker (bbl)" },
    ];
}
