using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>
/// A talking point for the caseworker: a sentence with the facts of both sides, and the source with its date below it.
/// Reads well without sex: the name is repeated.
/// </summary>
public static class CaseworkerVoice
{
    private static readonly string[] Use = ["een beetje", "redelijk veel", "veel"];
    private static readonly string[] Guidance = ["geen extra begeleiding", "een beetje begeleiding", "regelmatig begeleiding", "veel begeleiding"];

    /// <summary>"Selam spreekt A2. De plek vraagt A1."</summary>
    public static string Sentence(TalkingPoint point, string name) => point.Fact switch
    {
        SharedFact shared when point.Reason.Feature == FeatureCode.SharedInterests =>
            $"{name} houdt van {Written.And(shared.Words)}. Dat zit in deze plek.",
        SharedFact shared => $"{name} kan al iets wat hier nodig is: {HostVoice.Skilled(shared.Words)}.",
        TravelFact way => Way(way, name),
        SpeakingFact dutch => $"{name} spreekt {dutch.Has}. De plek vraagt {dutch.Asked}.",
        EducationFact education => $"Opleiding van {name}: {FactText.Education(education.Has)}. De plek vraagt {FactText.Education(education.Asked)}.",
        ExperienceFact { Years: 0 } => $"{name} heeft nog niet gewerkt.",
        ExperienceFact experience => $"{name} werkte eerder {experience.Years} jaar.",
        DutchUseFact use when point.Reason.Value == 0 =>
            $"Op deze plek spreken ze {Use[(int)use.Use]} Nederlands. Het is niet bekend of {name} Nederlands leert.",
        DutchUseFact use => $"{name} oefent hier {Use[(int)use.Use]} Nederlands.",
        TimeFact time => Time(time, name),
        GuidanceFact guidance => $"{name} heeft nodig: {Guidance[guidance.Needed]}. De plek biedt: {Guidance[guidance.Offered]}.",
        HoursFact hours => Hours(hours),
        GoalsFact goals => $"Past bij het plan van {name}: {Written.And([.. goals.Goals.Select(FactText.Goal)])}.",
        ScheduleFact schedule => $"Het rooster van {name} is {Months(schedule.Months)} oud.",
        ChildcareFact { Childcare: Childcare.OnSite } => "Er is kinderopvang op de plek.",
        ChildcareFact { Childcare: Childcare.SchoolHours } => "De tijden vallen onder schooltijd.",
        ChildcareFact => "Er is geen kinderopvang.",
        FollowUpFact when point.Reason.Value == 0 =>
            $"Na deze plek kan er iets volgen. Er is geen doel van {name} bekend waar dat bij past.",
        NotKnown => Unknown(point.Reason.Feature, name),
        NotStated => Unstated(point.Reason.Feature),
        _ => ReasonText.Brief(point.Reason, name),
    };

    /// <summary>Where the fact of a point stands: on the side that did not say it, where it is not known.</summary>
    public static string Source(TalkingPoint point, string name, string organisation) => (point.Fact, point.Source.Kind) switch
    {
        (NotKnown, not SourceKind.Map) => $"Dossier van {name}",
        (NotStated, _) => organisation,
        _ => Source(point.Source, name, organisation),
    };

    /// <summary>"Toets, 2 okt 2026".</summary>
    public static string Source(FactSource source, string name, string organisation) => source.Kind switch
    {
        SourceKind.DutchLevel => Dated(source.Level is { } level ? FactText.LevelSource(level) : $"Dossier van {name}", source.On),
        SourceKind.Schedule => Dated("Rooster", source.On),
        SourceKind.Plan => Dated("Plan inburgering", source.On),
        SourceKind.Map => "Berekend, op wijk nauwkeurig",
        SourceKind.Opening => organisation,
        SourceKind.Consent => Dated("Toestemming", source.On),
        SourceKind.PublicTask => Dated("Taak van de gemeente volgens de wet en het plan", source.On),
        _ => $"Dossier van {name} en {organisation}",
    };

    /// <summary>"+45": what the point adds to the score.</summary>
    public static string Contribution(TalkingPoint point) => Written.Sign(point.Reason.Contribution);

    private static string Way(TravelFact way, string name)
    {
        var how = way.Mode switch
        {
            TravelMode.Walking => "Lopen",
            TravelMode.Bicycle => "Fietsen",
            TravelMode.EBike => "Met de e-bike",
            TravelMode.PublicTransport => "Met bus of trein",
            TravelMode.Car => "Met de auto",
            _ => "Meerijden",
        };
        var takes = way.Mode is TravelMode.Walking or TravelMode.Bicycle or TravelMode.Meerijden ? "duurt" : "duurt het";
        var about = way.Mode == TravelMode.PublicTransport ? "ongeveer " : "";
        var limit = way.MaxMinutes is { } most ? $"{name} kan {Written.Minutes(most)} reizen." : $"Hoe lang {name} kan reizen, is aangenomen.";
        if (way.IsAssumed)
            return $"Hoe {name} reist, weten we nog niet. Lopen duurt {OnFoot(way.Minutes)}.";
        return $"{how} {takes} {about}{Written.Minutes(way.Minutes)}. {limit}";
    }

    private static string Time(TimeFact time, string name) => time.Free.IsEmpty
        ? $"Op de tijden van deze plek is {name} niet vrij."
        : $"{Written.Capital(DayPartWords.Sentence(time.Free))} is {name} vrij. De plek vraagt {Written.Count(time.Needed, "dagdeel", "dagdelen")}.";

    /// <summary>The feature counts no further than two hours.</summary>
    private static string OnFoot(int minutes) => minutes < 120 ? Written.Minutes(minutes) : "twee uur of langer";

    private static string Hours(HoursFact fact)
    {
        var route = fact.For == CountsFor.ZHours ? "de Z-route" : "de MAP";
        return fact.Hours is { } hours ? $"De uren tellen mee voor {route}: {hours} per week." : $"De uren tellen mee voor {route}.";
    }

    private static string Unknown(FeatureCode feature, string name) => feature switch
    {
        FeatureCode.SpeakingFit => $"Hoe goed {name} Nederlands spreekt, weten we nog niet.",
        FeatureCode.EducationFit => $"Welke opleiding {name} heeft, weten we nog niet.",
        FeatureCode.ExperienceFit => $"Of {name} eerder werkte, weten we nog niet.",
        FeatureCode.TimeFit => $"Wanneer {name} vrij is, weten we nog niet.",
        FeatureCode.GuidanceFit => $"Hoeveel begeleiding {name} nodig heeft, weten we nog niet.",
        FeatureCode.ScheduleAge => $"Hoe oud het rooster van {name} is, weten we niet.",
        FeatureCode.GoalFit => $"Wat {name} wil bereiken, weten we nog niet.",
        FeatureCode.TravelMinutes => "Hoe ver de plek is, weten we niet.",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature whose fact is always known."),
    };

    private static string Unstated(FeatureCode feature) => feature switch
    {
        FeatureCode.SpeakingFit => "De plek vraagt geen niveau van spreken.",
        FeatureCode.EducationFit => "De plek vraagt geen opleiding.",
        FeatureCode.OccupationFit => "De plek schreef niet op welk werk het is.",
        FeatureCode.TimeFit => "De tijden zijn in overleg.",
        FeatureCode.GuidanceFit => "De plek schreef niet op hoeveel begeleiding er is.",
        FeatureCode.DutchPractice => "Hoeveel Nederlands je hier spreekt, is niet bekend.",
        FeatureCode.FollowUp => "De plek schreef niets over een vervolg.",
        FeatureCode.ChildcareFit => "De plek schreef niets over kinderopvang.",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature that every host states."),
    };

    private static string Dated(string source, DateOnly? on) => on is { } date ? $"{source}, {Written.DayAndYear(date)}" : $"{source}, zonder datum";

    private static string Months(int months) => months switch
    {
        >= 12 => "een jaar of langer",
        1 => "1 maand",
        _ => $"{months} maanden",
    };
}
