using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>Hard rules named as a caseworker names them, and the change that would help.</summary>
public static class RuleText
{
    public static string Name(RuleCode rule) => rule switch
    {
        RuleCode.PersonIsActive => Say.It("Stand van het traject"),
        RuleCode.OpeningIsOpen => Say.It("Plek is open"),
        RuleCode.FairWork => Say.It("Eerlijk werk"),
        RuleCode.PlaceFree => Say.It("Plek vrij"),
        RuleCode.Ground => Say.It("Toestemming"),
        RuleCode.PersonWantsKind => Say.It("Wens"),
        RuleCode.AlreadyHasKind => Say.It("Heeft al zoiets"),
        RuleCode.RejectedBefore => Say.It("Eerder afgewezen"),
        RuleCode.OrganisationToAvoid => Say.It("Liever niet bij"),
        RuleCode.SchoolAge => Say.It("Schoolleeftijd"),
        RuleCode.RightToWork => Say.It("Mag werken"),
        RuleCode.LearningRoute => Say.It("Leerroute"),
        RuleCode.Audience => Say.It("Doelgroep"),
        RuleCode.AgeLimits => Say.It("Leeftijd"),
        RuleCode.Buddy => Say.It("Man of vrouw als maatje"),
        RuleCode.Speaking => Say.It("Spreken"),
        RuleCode.Listening => Say.It("Luisteren"),
        RuleCode.Reading => Say.It("Lezen"),
        RuleCode.Writing => Say.It("Schrijven"),
        RuleCode.Distance => Say.It("Afstand"),
        RuleCode.Reachable => Say.It("Reistijd"),
        RuleCode.FreeDayParts => Say.It("Dagdelen"),
        RuleCode.HoursPerWeek => Say.It("Uren per week"),
        RuleCode.Education => Say.It("Opleiding"),
        RuleCode.RecognisedDiploma => Say.It("Erkend diploma"),
        RuleCode.DrivingLicence => Say.It("Rijbewijs"),
        RuleCode.FunctionalLimits => Say.It("Belasting"),
        RuleCode.ContactLanguage => Say.It("Taal van contact"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without a name."),
    };

    /// <summary>What keeps most openings shut for one person, as a sentence.</summary>
    public static string Blocks(RuleCode rule, string name) => rule switch
    {
        RuleCode.PersonIsActive => Say.It($"Het traject van {name} loopt nu niet."),
        RuleCode.Ground => Say.It($"{name} heeft geen toestemming gegeven voor de plekken die er zijn."),
        RuleCode.PersonWantsKind => Say.It($"{name} wil de soorten plekken niet die er zijn."),
        RuleCode.AlreadyHasKind => Say.It($"{name} heeft al zulke plekken."),
        RuleCode.SchoolAge => Say.It($"{name} gaat eerst naar school."),
        RuleCode.RightToWork => Say.It($"{name} mag nog niet werken."),
        RuleCode.Distance or RuleCode.Reachable => Say.It($"De meeste plekken zijn te ver reizen voor {name}."),
        RuleCode.FreeDayParts => Say.It($"Op de tijden van de meeste plekken is {name} niet vrij."),
        RuleCode.HoursPerWeek => Say.It($"De meeste plekken vragen meer uren dan {name} heeft."),
        RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing =>
            Say.It($"De meeste plekken vragen meer Nederlands: {Name(rule).ToLowerInvariant()}."),
        RuleCode.Education or RuleCode.RecognisedDiploma => Say.It($"De meeste plekken vragen een andere opleiding dan {name} heeft."),
        RuleCode.PlaceFree => Say.It("De plekken die passen, zijn vol."),
        _ => Say.It($"Dit houdt de meeste plekken tegen: {Name(rule).ToLowerInvariant()}."),
    };

    /// <summary>The least change, as what could be done: "Tot 55 minuten reizen".</summary>
    public static string Change(LeastChange change)
    {
        var (asked, has) = (change.Shortfall.Asked, change.Shortfall.Has);
        return change.Rule switch
        {
            RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing when change.Shortfall.Measure == Measure.CefrLevel =>
                Say.It($"{Name(change.Rule)} van {(Engine.Domain.CefrLevel)has} naar {(Engine.Domain.CefrLevel)asked}"),
            RuleCode.Reachable => Say.It($"{Written.Minutes(asked)} reizen in plaats van {has}, of sneller: fiets, bus of meerijden"),
            RuleCode.FreeDayParts => Written.Count(asked - has, "dagdeel meer vrij", "dagdelen meer vrij"),
            RuleCode.HoursPerWeek => Say.It($"{asked} uur per week in plaats van {has}"),
            RuleCode.Education when change.Shortfall.Measure == Measure.EducationLevel =>
                Say.It($"Opleiding: {FactText.Education((Engine.Domain.EducationLevel)asked)}"),
            RuleCode.RecognisedDiploma => Say.It("Een erkend diploma"),
            RuleCode.DrivingLicence => Say.It("Een rijbewijs dat hier geldt"),
            _ => Name(change.Rule),
        };
    }

    /// <summary>"+7 plekken".</summary>
    public static string Gain(int openings) => openings == 1 ? Say.It("+1 plek") : Say.It($"+{openings} plekken");
}
