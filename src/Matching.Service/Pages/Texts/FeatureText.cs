using Matching.Engine.Features;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>The features by name, for tables and pictures about all people; a proposal says them as sentences (<see cref="ReasonText"/>).</summary>
public static class FeatureText
{
    public static string Name(FeatureCode feature) => feature switch
    {
        FeatureCode.SharedInterests => Say.It("Gedeelde interesses"),
        FeatureCode.OccupationFit => Say.It("Zelfde soort werk als vroeger"),
        FeatureCode.SharedSkills => Say.It("Gedeelde vaardigheden"),
        FeatureCode.TravelMinutes => Say.It("Reistijd"),
        FeatureCode.SpeakingFit => Say.It("Nederlands spreken naast wat de plek vraagt"),
        FeatureCode.DutchPractice => Say.It("Hoeveel Nederlands je er spreekt"),
        FeatureCode.EducationFit => Say.It("Opleiding naast wat de plek vraagt"),
        FeatureCode.ExperienceFit => Say.It("Eerder gewerkt, bij betaald werk"),
        FeatureCode.TimeFit => Say.It("Ruimte in de week"),
        FeatureCode.GuidanceFit => Say.It("Begeleiding naast wat iemand nodig heeft"),
        FeatureCode.HoursThatCount => Say.It("Uren die meetellen voor de inburgering"),
        FeatureCode.GoalFit => Say.It("Past bij de doelen van het plan"),
        FeatureCode.FollowUp => Say.It("Er kan iets op volgen"),
        FeatureCode.ScheduleAge => Say.It("Hoe oud het rooster is"),
        FeatureCode.ChildcareFit => Say.It("Opvang voor kinderen"),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature without a name."),
    };

    /// <summary>What its values are counted in.</summary>
    public static string Unit(FeatureCode feature) => feature switch
    {
        FeatureCode.SharedInterests or FeatureCode.SharedSkills => Say.It("aantal"),
        FeatureCode.OccupationFit => Say.It("cijfers van de beroepscode"),
        FeatureCode.TravelMinutes => Say.It("minuten enkele reis"),
        FeatureCode.SpeakingFit => Say.It("taalniveaus meer of minder"),
        FeatureCode.DutchPractice => Say.It("0 onbekend, 1 weinig, 2 redelijk, 3 veel"),
        FeatureCode.EducationFit => Say.It("niveaus meer of minder"),
        FeatureCode.ExperienceFit => Say.It("0 nee, 1 ja"),
        FeatureCode.TimeFit => Say.It("dagdelen over"),
        FeatureCode.GuidanceFit => Say.It("stappen te weinig"),
        FeatureCode.HoursThatCount => Say.It("uren per week"),
        FeatureCode.GoalFit => Say.It("aantal doelen"),
        FeatureCode.FollowUp => Say.It("0 nee, 1 ja"),
        FeatureCode.ScheduleAge => Say.It("maanden"),
        FeatureCode.ChildcareFit => Say.It("0 geen, 1 schooltijden, 2 op de plek"),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "A feature without a unit."),
    };

    /// <summary>Which way it may count.</summary>
    public static string Direction(FeatureCode feature) => FeatureSchema.All[FeatureSchema.IndexOf(feature)].Direction switch
    {
        Engine.Features.Direction.Up => Say.It("mag alleen stijgen"),
        Engine.Features.Direction.Down => Say.It("mag alleen dalen"),
        _ => Say.It("vrije vorm"),
    };

    /// <summary>"0 t/m 15", "−3".</summary>
    public static string Values(int from, int to) => from == to ? Value(from) : Say.It($"{Value(from)} t/m {Value(to)}");

    private static string Value(int value) => value < 0 ? $"−{-value}" : Written.Number(value);
}
