namespace Matching.Simulation.Catalogue;

/// <summary>The kinds of partner that Zwolle's covenant names, and the employers around them.</summary>
public enum OrganisationKind
{
    Municipality,
    Welfare,
    Volunteering,
    LanguagePoint,
    Library,
    VocationalSchool,
    WomensPlatform,
    Care,
    SportsClub,
    SportsService,
    Neighbourhood,
    Housing,
    SocialEnterprise,
    Hospitality,
    Retail,
    Logistics,
    Industry,
    Green,
    Childcare,
    Office,
}

/// <summary>The partner organisations, all invented. Their order is their number, from 1: only ever add at the end.</summary>
internal static class Partners
{
    /// <summary>The municipality is a host too; it carries the town's own name.</summary>
    public const string MunicipalityItself = "";

    public static IReadOnlyList<(string Name, OrganisationKind Kind)> All { get; } =
    [
        (MunicipalityItself, OrganisationKind.Municipality),
        ("Welzijn De Wissel", OrganisationKind.Welfare),
        ("Vrijwilligerspunt Waterveen", OrganisationKind.Volunteering),
        ("Taalpunt Waterveen", OrganisationKind.LanguagePoint),
        ("Bibliotheek Waterveen", OrganisationKind.Library),
        ("Rietland College", OrganisationKind.VocationalSchool),
        ("Startschool De Brug", OrganisationKind.VocationalSchool),
        ("Vrouwenplatform De Veranda", OrganisationKind.WomensPlatform),
        ("Zorggroep De Wetering", OrganisationKind.Care),
        ("Woonzorg 't Hofje", OrganisationKind.Care),
        ("FC Waterveen in de Wijk", OrganisationKind.SportsClub),
        ("VV Weidestad", OrganisationKind.SportsClub),
        ("Zwemvereniging De Otter", OrganisationKind.SportsClub),
        ("Volleybalclub Smash '78", OrganisationKind.SportsClub),
        ("Sportpunt Waterveen", OrganisationKind.SportsService),
        ("Buurthuis 't Veen", OrganisationKind.Neighbourhood),
        ("Buurtkeuken De Lange Tafel", OrganisationKind.Neighbourhood),
        ("Stichting Handen Ineen", OrganisationKind.Volunteering),
        ("Welkom in Waterveen", OrganisationKind.Welfare),
        ("Woonstichting Onderdak", OrganisationKind.Housing),
        ("Kringloop De Tweede Ronde", OrganisationKind.SocialEnterprise),
        ("Werkplaats Dok", OrganisationKind.SocialEnterprise),
        ("Hotel De Havezate", OrganisationKind.Hospitality),
        ("Restaurant Het Spoor", OrganisationKind.Hospitality),
        ("Bakkerij Korenbloem", OrganisationKind.Retail),
        ("Supermarkt De Markt", OrganisationKind.Retail),
        ("Distributiecentrum Oostkade", OrganisationKind.Logistics),
        ("Metaalwerk Van der Weerd", OrganisationKind.Industry),
        ("Bouwbedrijf Stenen Brug", OrganisationKind.Industry),
        ("Groenbedrijf Linde", OrganisationKind.Green),
        ("Kwekerij Zonnegloed", OrganisationKind.Green),
        ("Kinderopvang De Kikker", OrganisationKind.Childcare),
        ("Administratiekantoor Balans", OrganisationKind.Office),
        ("Softwarehuis Veenlicht", OrganisationKind.Office),
    ];
}
