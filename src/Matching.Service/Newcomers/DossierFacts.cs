using System.Text.Json;
using Matching.Engine.Domain;

namespace Matching.Service.Newcomers;

/// <summary>
/// One fact of a dossier that a list may bring and a person may correct: what it says, as canonical text, and how it is taken over from
/// another dossier. What is told with one date stands together: half of it would be a statement that nobody made.
/// </summary>
internal sealed record DossierFact(string Column, Func<Newcomer, object?> Of, Func<Newcomer, Newcomer, Newcomer> TakeFrom)
{
    public string TextOf(Newcomer person) => JsonSerializer.Serialize(Of(person), DomainJson.Options);
}

/// <summary>The list of all facts that can be corrected by hand, named after their column in newcomers.csv.</summary>
internal static class DossierFacts
{
    public static IReadOnlyList<DossierFact> All { get; } =
    [
        new("postcode", n => n.Postcode, (n, from) => n with { Postcode = from.Postcode }),
        new("status", n => n.Status, (n, from) => n with { Status = from.Status }),
        new("aankomst", n => n.SettledOn, (n, from) => n with { SettledOn = from.SettledOn }),
        new("mag_werken", n => n.MayWork, (n, from) => n with { MayWork = from.MayWork }),
        new("regeling", n => n.Integration.Schemes, (n, from) => n with { Integration = n.Integration with { Schemes = from.Integration.Schemes } }),
        new("leerroute", n => n.Integration.Route, (n, from) => n with { Integration = n.Integration with { Route = from.Integration.Route } }),
        new("geletterdheid", n => n.Integration.Literacy, (n, from) => n with { Integration = n.Integration with { Literacy = from.Integration.Literacy } }),
        new("inburgering_einde", n => n.Integration.Term, (n, from) => n with { Integration = n.Integration with { Term = from.Integration.Term } }),
        new("pip_datum", n => new { n.Integration.PlanOn, n.Integration.PlanLevel },
            (n, from) => n with { Integration = n.Integration with { PlanOn = from.Integration.PlanOn, PlanLevel = from.Integration.PlanLevel } }),
        new("uren_nog_z", n => n.Integration.HoursDueZ, (n, from) => n with { Integration = n.Integration with { HoursDueZ = from.Integration.HoursDueZ } }),
        new("uren_nog_map", n => n.Integration.HoursDueMap, (n, from) => n with { Integration = n.Integration with { HoursDueMap = from.Integration.HoursDueMap } }),
        new("doelen", n => n.Integration.Goals, (n, from) => n with { Integration = n.Integration with { Goals = from.Integration.Goals } }),
        new("taal_datum", n => n.Dutch, (n, from) => n with { Dutch = from.Dutch }),
        new("geboortejaar", n => n.BirthYear, (n, from) => n with { BirthYear = from.BirthYear }),
        new("geslacht", n => n.Sex, (n, from) => n with { Sex = from.Sex }),
        new("opleiding", n => n.Background.Education, (n, from) => n with { Background = n.Background with { Education = from.Background.Education } }),
        new("diploma_erkend", n => n.Background.DiplomaRecognised,
            (n, from) => n with { Background = n.Background with { DiplomaRecognised = from.Background.DiplomaRecognised } }),
        new("beroepen", n => n.Background.Occupations, (n, from) => n with { Background = n.Background with { Occupations = from.Background.Occupations } }),
        new("vaardigheden", n => n.Background.Skills, (n, from) => n with { Background = n.Background with { Skills = from.Background.Skills } }),
        new("werkervaring_jaren", n => n.Background.ExperienceYears,
            (n, from) => n with { Background = n.Background with { ExperienceYears = from.Background.ExperienceYears } }),
        new("interesses", n => n.Wishes.Interests, (n, from) => n with { Wishes = n.Wishes with { Interests = from.Wishes.Interests } }),
        new("wensen", n => n.Wishes.Kinds, (n, from) => n with { Wishes = n.Wishes with { Kinds = from.Wishes.Kinds } }),
        new("wens_begeleider", n => n.Wishes.Buddy, (n, from) => n with { Wishes = n.Wishes with { Buddy = from.Wishes.Buddy } }),
        new("niet_bij", n => n.Wishes.Avoid, (n, from) => n with { Wishes = n.Wishes with { Avoid = from.Wishes.Avoid } }),
        new("vervoer", n => n.Mobility.Modes, (n, from) => n with { Mobility = n.Mobility with { Modes = from.Mobility.Modes } }),
        new("fietsen", n => n.Mobility.Cycling, (n, from) => n with { Mobility = n.Mobility with { Cycling = from.Mobility.Cycling } }),
        new("rijbewijs", n => n.Mobility.DrivingLicence, (n, from) => n with { Mobility = n.Mobility with { DrivingLicence = from.Mobility.DrivingLicence } }),
        new("max_reistijd", n => n.Mobility.MaxMinutes, (n, from) => n with { Mobility = n.Mobility with { MaxMinutes = from.Mobility.MaxMinutes } }),
        new("rooster_datum", n => n.Availability, (n, from) => n with { Availability = from.Availability }),
        new("beperkingen", n => n.Limits, (n, from) => n with { Limits = from.Limits }),
        new("begeleiding_nodig", n => n.GuidanceNeeded, (n, from) => n with { GuidanceNeeded = from.GuidanceNeeded }),
        new("contacttalen", n => n.ContactLanguages, (n, from) => n with { ContactLanguages = from.ContactLanguages }),
        new("afscherming", n => n.Shielded, (n, from) => n with { Shielded = from.Shielded }),
    ];
}
