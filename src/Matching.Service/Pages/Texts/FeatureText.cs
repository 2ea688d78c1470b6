using Matching.Engine.Features;

namespace Matching.Service.Pages.Texts;

/// <summary>The features by name, for tables and pictures about all people; a proposal says them as sentences (<see cref="ReasonText"/>).</summary>
public static class FeatureText
{
    public static string Name(FeatureCode feature) => feature switch
    {
        FeatureCode.SharedInterests => "Gedeelde interesses",
        FeatureCode.OccupationFit => "Zelfde soort werk als vroeger",
        FeatureCode.SharedSkills => "Gedeelde vaardigheden",
        FeatureCode.TravelMinutes => "Reistijd",
        FeatureCode.SpeakingFit => "Nederlands spreken naast wat de plek vraagt",
        FeatureCode.DutchPractice => "Hoeveel Nederlands je er spreekt",
        FeatureCode.EducationFit => "Opleiding naast wat de plek vraagt",
        FeatureCode.ExperienceFit => "Eerder gewerkt, bij betaald werk",
        FeatureCode.TimeFit => "Ruimte in de week",
        FeatureCode.GuidanceFit => "Begeleiding naast wat iemand nodig heeft",
        FeatureCode.HoursThatCount => "Uren die meetellen voor de inburgering",
        FeatureCode.GoalFit => "Past bij de doelen van het plan",
        FeatureCode.FollowUp => "Er kan iets op volgen",
        FeatureCode.ScheduleAge => "Hoe oud het rooster is",
        FeatureCode.ChildcareFit => "Opvang voor kinderen",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature without a name."),
    };

    /// <summary>What its values are counted in.</summary>
    public static string Unit(FeatureCode feature) => feature switch
    {
        FeatureCode.SharedInterests or FeatureCode.SharedSkills => "aantal",
        FeatureCode.OccupationFit => "cijfers van de beroepscode",
        FeatureCode.TravelMinutes => "minuten enkele reis",
        FeatureCode.SpeakingFit => "taalniveaus meer of minder",
        FeatureCode.DutchPractice => "0 onbekend, 1 weinig, 2 redelijk, 3 veel",
        FeatureCode.EducationFit => "niveaus meer of minder",
        FeatureCode.ExperienceFit => "0 nee, 1 ja",
        FeatureCode.TimeFit => "dagdelen over",
        FeatureCode.GuidanceFit => "stappen te weinig",
        FeatureCode.HoursThatCount => "uren per week",
        FeatureCode.GoalFit => "aantal doelen",
        FeatureCode.FollowUp => "0 nee, 1 ja",
        FeatureCode.ScheduleAge => "maanden",
        FeatureCode.ChildcareFit => "0 geen, 1 schooltijden, 2 op de plek",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature without a unit."),
    };

    /// <summary>"0 t/m 15", "−3".</summary>
    public static string Values(int from, int to) => from == to ? Value(from) : $"{Value(from)} t/m {Value(to)}";

    private static string Value(int value) => value < 0 ? $"−{-value}" : Written.Number(value);
}
