using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>What a place develops: Dutch, hours still due, the goals of the plan, a next step.</summary>
internal static class Growth
{
    public const int MostHours = 8;

    /// <summary>How much Dutch is spoken there, for someone who is learning it.</summary>
    public static int DutchPractice(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Offers.DutchUse is { } use && LearnsDutch(newcomer.Integration) ? (int)use + 1 : 0;

    /// <summary>Hours a week that count towards hours still due; at least one where the hours are not stated.</summary>
    public static int HoursThatCount(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var countsFor = opening.Offers.CountsFor;
        var counts = newcomer.Integration.HoursDueZ > 0 && Has(countsFor, CountsFor.ZHours)
            || newcomer.Integration.HoursDueMap > 0 && Has(countsFor, CountsFor.Map);
        return counts ? Math.Clamp(opening.Schedule.HoursMin ?? opening.Schedule.HoursMax ?? 1, 1, MostHours) : 0;
    }

    /// <summary>How many goals of her plan a place of this kind serves.</summary>
    public static int GoalFit(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.Integration.Goals is not { } goals)
            return 0;
        var served = 0;
        for (var i = 0; i < goals.Count; i++)
            served += Serves(opening, goals[i]) ? 1 : 0;
        return Math.Min(served, 2);
    }

    /// <summary>Something can come after it, for someone who is on her way to work or education.</summary>
    public static int FollowUp(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Offers.HasFollowUp && newcomer.Integration.Goals is { } goals && (Has(goals, PlanGoal.Work) || Has(goals, PlanGoal.Education)) ? 1 : 0;

    private static bool Serves(Opening opening, PlanGoal goal) => goal switch
    {
        PlanGoal.Work => opening.Kind == OpeningKind.WorkPlacement,
        PlanGoal.Language => opening.Kind is OpeningKind.Taalstage or OpeningKind.Maatje,
        PlanGoal.Education => opening.Offers.WorkForm is WorkForm.LearningJob or WorkForm.Internship,
        PlanGoal.TakingPart => opening.Kind is OpeningKind.Maatje or OpeningKind.SportsClub or OpeningKind.VolunteerRole,
        _ => false,
    };

    private static bool LearnsDutch(CivicIntegration integration) =>
        integration.Goals is { } goals && Has(goals, PlanGoal.Language)
        || integration.Schemes is { } schemes && (Has(schemes, Scheme.Wi2021) || Has(schemes, Scheme.Wi2013));

    /// <summary>By index: enumerating an interface would allocate per pair.</summary>
    private static bool Has<T>(IReadOnlyList<T> values, T wanted) where T : struct, Enum
    {
        for (var i = 0; i < values.Count; i++)
            if (EqualityComparer<T>.Default.Equals(values[i], wanted))
                return true;
        return false;
    }
}
