using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Service.Pages.Texts;

/// <summary>Hard rules named as a caseworker names them, and the change that would help.</summary>
public static class RuleText
{
    public static string Name(RuleCode rule) => rule switch
    {
        RuleCode.PersonIsActive => "Stand van het traject",
        RuleCode.OpeningIsOpen => "Plek is open",
        RuleCode.FairWork => "Eerlijk werk",
        RuleCode.PlaceFree => "Plek vrij",
        RuleCode.Ground => "Toestemming",
        RuleCode.PersonWantsKind => "Wens",
        RuleCode.AlreadyHasKind => "Heeft al zoiets",
        RuleCode.RejectedBefore => "Eerder afgewezen",
        RuleCode.OrganisationToAvoid => "Liever niet bij",
        RuleCode.SchoolAge => "Schoolleeftijd",
        RuleCode.RightToWork => "Mag werken",
        RuleCode.LearningRoute => "Leerroute",
        RuleCode.Audience => "Doelgroep",
        RuleCode.AgeLimits => "Leeftijd",
        RuleCode.Buddy => "Man of vrouw als maatje",
        RuleCode.Speaking => "Spreken",
        RuleCode.Listening => "Luisteren",
        RuleCode.Reading => "Lezen",
        RuleCode.Writing => "Schrijven",
        RuleCode.Distance => "Afstand",
        RuleCode.Reachable => "Reistijd",
        RuleCode.FreeDayParts => "Dagdelen",
        RuleCode.HoursPerWeek => "Uren per week",
        RuleCode.Education => "Opleiding",
        RuleCode.RecognisedDiploma => "Erkend diploma",
        RuleCode.DrivingLicence => "Rijbewijs",
        RuleCode.FunctionalLimits => "Belasting",
        RuleCode.ContactLanguage => "Taal van contact",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without a name."),
    };

    /// <summary>What keeps most openings shut for one person, as a sentence.</summary>
    public static string Blocks(RuleCode rule, string name) => rule switch
    {
        RuleCode.PersonIsActive => $"Het traject van {name} loopt nu niet.",
        RuleCode.Ground => $"{name} heeft geen toestemming gegeven voor de plekken die er zijn.",
        RuleCode.PersonWantsKind => $"{name} wil de soorten plekken niet die er zijn.",
        RuleCode.AlreadyHasKind => $"{name} heeft al zulke plekken.",
        RuleCode.SchoolAge => $"{name} gaat eerst naar school.",
        RuleCode.RightToWork => $"{name} mag nog niet werken.",
        RuleCode.Distance or RuleCode.Reachable => $"De meeste plekken zijn te ver reizen voor {name}.",
        RuleCode.FreeDayParts => $"Op de tijden van de meeste plekken is {name} niet vrij.",
        RuleCode.HoursPerWeek => $"De meeste plekken vragen meer uren dan {name} heeft.",
        RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing =>
            $"De meeste plekken vragen meer Nederlands: {Name(rule).ToLowerInvariant()}.",
        RuleCode.Education or RuleCode.RecognisedDiploma => $"De meeste plekken vragen een andere opleiding dan {name} heeft.",
        RuleCode.PlaceFree => "De plekken die passen, zijn vol.",
        _ => $"Dit houdt de meeste plekken tegen: {Name(rule).ToLowerInvariant()}.",
    };

    /// <summary>The least change, as what could be done: "Tot 55 minuten reizen".</summary>
    public static string Change(LeastChange change)
    {
        var (asked, has) = (change.Shortfall.Asked, change.Shortfall.Has);
        return change.Rule switch
        {
            RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing when change.Shortfall.Measure == Measure.CefrLevel =>
                $"{Name(change.Rule)} van {(Engine.Domain.CefrLevel)has} naar {(Engine.Domain.CefrLevel)asked}",
            RuleCode.Reachable => $"{Written.Minutes(asked)} reizen in plaats van {has}, of sneller: fiets, bus of meerijden",
            RuleCode.FreeDayParts => Written.Count(asked - has, "dagdeel meer vrij", "dagdelen meer vrij"),
            RuleCode.HoursPerWeek => $"{asked} uur per week in plaats van {has}",
            RuleCode.Education when change.Shortfall.Measure == Measure.EducationLevel =>
                $"Opleiding: {FactText.Education((Engine.Domain.EducationLevel)asked)}",
            RuleCode.RecognisedDiploma => "Een erkend diploma",
            RuleCode.DrivingLicence => "Een rijbewijs dat hier geldt",
            _ => Name(change.Rule),
        };
    }

    /// <summary>"+7 plekken".</summary>
    public static string Gain(int openings) => openings == 1 ? "+1 plek" : $"+{openings} plekken";
}
