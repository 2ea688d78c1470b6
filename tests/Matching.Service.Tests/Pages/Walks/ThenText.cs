using Matching.Engine.Features;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// What may be said of a stored value when the fact behind it has changed since: no more than the value tells. Written out here a second
/// time, by hand, so that the page is held against something else than its own code.
/// </summary>
internal static class ThenText
{
    public static string Of(FeatureCode feature, int value, bool isFor, string name) => (feature, value) switch
    {
        (FeatureCode.SharedInterests, > 0) => $"Past bij wat {name} graag doet.",
        (FeatureCode.SharedInterests, _) => $"Er is niets bekend wat {name} graag doet en wat hier kan.",
        (FeatureCode.OccupationFit, >= 4) => $"{name} deed dit werk eerder.",
        (FeatureCode.OccupationFit, 3) => $"Lijkt veel op werk dat {name} eerder deed.",
        (FeatureCode.OccupationFit, > 0) => $"Lijkt een beetje op werk dat {name} eerder deed.",
        (FeatureCode.OccupationFit, _) => $"Er is geen eerder werk van {name} bekend dat hierop lijkt.",
        (FeatureCode.SharedSkills, > 0) => $"{name} kan al iets wat hier nodig is.",
        (FeatureCode.SharedSkills, _) => $"Er is niets bekend wat {name} al kan en wat hier nodig is.",
        (FeatureCode.TravelMinutes, >= 120) => "De reis is lang of niet bekend.",
        (FeatureCode.TravelMinutes, 1) => isFor ? "De reis is kort: 1 minuut." : "De reis duurt 1 minuut.",
        (FeatureCode.TravelMinutes, _) => isFor ? $"De reis is kort: {value} minuten." : $"De reis duurt {value} minuten.",
        (FeatureCode.SpeakingFit, < 0) => $"De plek vraagt meer Nederlands dan we van {name} kennen.",
        (FeatureCode.SpeakingFit, 0) => $"{name} spreekt genoeg Nederlands voor deze plek.",
        (FeatureCode.SpeakingFit, _) => $"{name} spreekt meer Nederlands dan de plek vraagt.",
        (FeatureCode.DutchPractice, 0) => $"Het is niet bekend of {name} hier Nederlands oefent.",
        (FeatureCode.DutchPractice, 1) => $"{name} oefent hier een beetje Nederlands.",
        (FeatureCode.DutchPractice, 2) => $"{name} oefent hier redelijk veel Nederlands.",
        (FeatureCode.DutchPractice, _) => $"{name} oefent hier veel Nederlands.",
        (FeatureCode.EducationFit, < 0) => $"De plek vraagt meer opleiding dan we van {name} kennen.",
        (FeatureCode.EducationFit, 0) => $"{name} heeft genoeg opleiding voor deze plek.",
        (FeatureCode.EducationFit, _) => $"{name} heeft meer opleiding dan de plek vraagt.",
        (FeatureCode.ExperienceFit, > 0) => $"{name} heeft al eerder gewerkt.",
        (FeatureCode.ExperienceFit, _) => $"Er is geen eerder werk van {name} bekend.",
        (FeatureCode.TimeFit, < 0) => $"Wanneer {name} vrij is, weten we nog niet precies.",
        (FeatureCode.TimeFit, 0) => $"De tijden passen precies in de week van {name}.",
        (FeatureCode.TimeFit, _) => $"De tijden passen ruim in de week van {name}.",
        (FeatureCode.GuidanceFit, < 0) => $"Misschien is hier te weinig begeleiding voor {name}.",
        (FeatureCode.GuidanceFit, _) => $"Hier is genoeg begeleiding voor {name}.",
        (FeatureCode.HoursThatCount, > 0) => "De uren tellen mee voor de inburgering.",
        (FeatureCode.HoursThatCount, _) => "Er zijn geen uren bekend die meetellen voor de inburgering.",
        (FeatureCode.GoalFit, > 0) => $"Past bij het plan van {name}.",
        (FeatureCode.GoalFit, _) => $"Er is geen doel van {name} bekend waar dit bij past.",
        (FeatureCode.FollowUp, > 0) => "Na deze plek kan er iets volgen.",
        (FeatureCode.FollowUp, _) => $"Er is geen vervolg bekend dat bij de doelen van {name} past.",
        (FeatureCode.ScheduleAge, >= 12) => $"Het rooster van {name} is oud of niet bekend.",
        (FeatureCode.ScheduleAge, 1) => isFor ? $"Het rooster van {name} is pas nagekeken." : $"Het rooster van {name} is 1 maand oud.",
        (FeatureCode.ScheduleAge, _) => isFor ? $"Het rooster van {name} is pas nagekeken." : $"Het rooster van {name} is {value} maanden oud.",
        (FeatureCode.ChildcareFit, 2) => "Er is kinderopvang op de plek.",
        (FeatureCode.ChildcareFit, 1) => "De tijden vallen onder schooltijd.",
        (FeatureCode.ChildcareFit, _) => "Er is geen kinderopvang bekend.",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature that this table does not know."),
    };
}
