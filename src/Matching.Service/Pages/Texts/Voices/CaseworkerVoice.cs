using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>
/// A talking point for the caseworker: a sentence with the facts of both sides, and the source with its date below it.
/// Reads well without sex: the name is repeated.
/// </summary>
public static class CaseworkerVoice
{
    /// <summary>"Selam spreekt A2. De plek vraagt A1."</summary>
    public static string Sentence(TalkingPoint point, string name) => point.Fact switch
    {
        SharedFact shared when point.Reason.Feature == FeatureCode.SharedInterests =>
            Say.It($"{name} houdt van {Written.And(shared.Words)}. Dat zit in deze plek."),
        SharedFact shared => Say.It($"{name} kan al iets wat hier nodig is: {HostVoice.Skilled(shared.Words)}."),
        TravelFact way => Way(way, name),
        SpeakingFact dutch => Say.It($"{name} spreekt {dutch.Has}. De plek vraagt {dutch.Asked}."),
        EducationFact education => Say.It($"Opleiding van {name}: {FactText.Education(education.Has)}. De plek vraagt {FactText.Education(education.Asked)}."),
        ExperienceFact { Years: 0 } => Say.It($"{name} heeft nog niet gewerkt."),
        ExperienceFact experience => Say.It($"{name} werkte eerder {experience.Years} jaar."),
        DutchUseFact use when point.Reason.Value == 0 =>
            Say.It($"Op deze plek spreken ze {Use(use.Use)} Nederlands. Het is niet bekend of {name} Nederlands leert."),
        DutchUseFact use => Say.It($"{name} oefent hier {Use(use.Use)} Nederlands."),
        TimeFact time => Time(time, name),
        GuidanceFact guidance => Say.It($"{name} heeft nodig: {Guidance(guidance.Needed)}. De plek biedt: {Guidance(guidance.Offered)}."),
        HoursFact hours => Hours(hours),
        GoalsFact goals => Say.It($"Past bij het plan van {name}: {Written.And([.. goals.Goals.Select(FactText.Goal)])}."),
        ScheduleFact schedule => Say.It($"Het rooster van {name} is {Months(schedule.Months)} oud."),
        ChildcareFact { Childcare: Childcare.OnSite } => Say.It("Er is kinderopvang op de plek."),
        ChildcareFact { Childcare: Childcare.SchoolHours } => Say.It("De tijden vallen onder schooltijd."),
        ChildcareFact => Say.It("Er is geen kinderopvang."),
        FollowUpFact when point.Reason.Value == 0 =>
            Say.It($"Na deze plek kan er iets volgen. Er is geen doel van {name} bekend waar dat bij past."),
        NotKnown => Unknown(point.Reason.Feature, name),
        NotStated => Unstated(point.Reason.Feature),
        _ => ReasonText.Brief(point.Reason, name),
    };

    /// <summary>Where the fact of a point stands: on the side that did not say it, where it is not known.</summary>
    public static string Source(TalkingPoint point, string name, string organisation) => (point.Fact, point.Source.Kind) switch
    {
        (NotKnown, not SourceKind.Map) => Say.It($"Dossier van {name}"),
        (NotStated, _) => organisation,
        _ => Source(point.Source, name, organisation),
    };

    /// <summary>"Toets, 2 okt 2026".</summary>
    public static string Source(FactSource source, string name, string organisation) => source.Kind switch
    {
        SourceKind.DutchLevel => Dated(source.Level is { } level ? FactText.LevelSource(level) : Say.It($"Dossier van {name}"), source.On),
        SourceKind.Schedule => Dated(Say.It("Rooster"), source.On),
        SourceKind.Plan => Dated(Say.It("Plan inburgering"), source.On),
        SourceKind.Map => Say.It("Berekend, op wijk nauwkeurig"),
        SourceKind.Opening => organisation,
        SourceKind.Consent => Dated(Say.It("Toestemming"), source.On),
        SourceKind.PublicTask => Dated(Say.It("Taak van de gemeente volgens de wet en het plan"), source.On),
        _ => Say.It($"Dossier van {name} en {organisation}"),
    };

    /// <summary>"+45": what the point adds to the score.</summary>
    public static string Contribution(TalkingPoint point) => Written.Sign(point.Reason.Contribution);

    /// <summary>"Fietsen duurt 12 minuten. Selam kan 30 minuten reizen."</summary>
    public static string Way(TravelFact way, string name)
    {
        if (way.IsAssumed)
            return Say.It($"Hoe {name} reist, weten we nog niet. Lopen duurt {OnFoot(way.Minutes)}.");
        var minutes = Written.Minutes(way.Minutes);
        var takes = way.Mode switch
        {
            TravelMode.Walking => Say.It($"Lopen duurt {minutes}."),
            TravelMode.Bicycle => Say.It($"Fietsen duurt {minutes}."),
            TravelMode.EBike => Say.It($"Met de e-bike duurt het {minutes}."),
            TravelMode.PublicTransport => Say.It($"Met bus of trein duurt het ongeveer {minutes}."),
            TravelMode.Car => Say.It($"Met de auto duurt het {minutes}."),
            _ => Say.It($"Meerijden duurt {minutes}."),
        };
        var limit = way.MaxMinutes is { } most
            ? Say.It($"{name} kan {Written.Minutes(most)} reizen.")
            : Say.It($"Hoe lang {name} kan reizen, is aangenomen.");
        return $"{takes} {limit}";
    }

    private static string Time(TimeFact time, string name) => time.Free.IsEmpty
        ? Say.It($"Op de tijden van deze plek is {name} niet vrij.")
        : Say.It($"{Written.Capital(DayPartWords.Sentence(time.Free))} is {name} vrij. De plek vraagt {Written.Count(time.Needed, "dagdeel", "dagdelen")}.");

    /// <summary>The feature counts no further than two hours.</summary>
    private static string OnFoot(int minutes) => minutes < 120 ? Written.Minutes(minutes) : Say.It("twee uur of langer");

    private static string Hours(HoursFact fact) => (fact.For, fact.Hours) switch
    {
        (CountsFor.ZHours, { } hours) => Say.It($"De uren tellen mee voor de Z-route: {hours} per week."),
        (CountsFor.ZHours, null) => Say.It("De uren tellen mee voor de Z-route."),
        (_, { } hours) => Say.It($"De uren tellen mee voor de MAP: {hours} per week."),
        _ => Say.It("De uren tellen mee voor de MAP."),
    };

    private static string Use(DutchUse use) => use switch
    {
        DutchUse.Little => Say.It("een beetje"),
        DutchUse.Fair => Say.It("redelijk veel"),
        _ => Say.It("veel"),
    };

    private static string Guidance(int level) => level switch
    {
        0 => Say.It("geen extra begeleiding"),
        1 => Say.It("een beetje begeleiding"),
        2 => Say.It("regelmatig begeleiding"),
        _ => Say.It("veel begeleiding"),
    };

    private static string Unknown(FeatureCode feature, string name) => feature switch
    {
        FeatureCode.SpeakingFit => Say.It($"Hoe goed {name} Nederlands spreekt, weten we nog niet."),
        FeatureCode.EducationFit => Say.It($"Welke opleiding {name} heeft, weten we nog niet."),
        FeatureCode.ExperienceFit => Say.It($"Of {name} eerder werkte, weten we nog niet."),
        FeatureCode.TimeFit => Say.It($"Wanneer {name} vrij is, weten we nog niet."),
        FeatureCode.GuidanceFit => Say.It($"Hoeveel begeleiding {name} nodig heeft, weten we nog niet."),
        FeatureCode.ScheduleAge => Say.It($"Hoe oud het rooster van {name} is, weten we niet."),
        FeatureCode.GoalFit => Say.It($"Wat {name} wil bereiken, weten we nog niet."),
        FeatureCode.TravelMinutes => Say.It("Hoe ver de plek is, weten we niet."),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature whose fact is always known."),
    };

    private static string Unstated(FeatureCode feature) => feature switch
    {
        FeatureCode.SpeakingFit => Say.It("De plek vraagt geen niveau van spreken."),
        FeatureCode.EducationFit => Say.It("De plek vraagt geen opleiding."),
        FeatureCode.OccupationFit => Say.It("De plek schreef niet op welk werk het is."),
        FeatureCode.TimeFit => Say.It("De tijden zijn in overleg."),
        FeatureCode.GuidanceFit => Say.It("De plek schreef niet op hoeveel begeleiding er is."),
        FeatureCode.DutchPractice => Say.It("Hoeveel Nederlands je hier spreekt, is niet bekend."),
        FeatureCode.FollowUp => Say.It("De plek schreef niets over een vervolg."),
        FeatureCode.ChildcareFit => Say.It("De plek schreef niets over kinderopvang."),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature that every host states."),
    };

    private static string Dated(string source, DateOnly? on) => on is { } date ? $"{source}, {Written.DayAndYear(date)}" : Say.It($"{source}, zonder datum");

    private static string Months(int months) => months >= 12 ? Say.It("een jaar of langer") : Written.Count(months, "maand", "maanden");
}
