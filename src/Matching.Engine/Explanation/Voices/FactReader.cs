using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Voices;

/// <summary>Reads the fact behind a reason from both sides, with its source and date.</summary>
internal static class FactReader
{
    private static readonly FreeDayPartsRule IsFree = new();

    public static PointFact? FactOf(Reason reason, Newcomer newcomer, Opening opening, RuleContext context) => reason.Feature switch
    {
        FeatureCode.SharedInterests => Shared(newcomer.Wishes.Interests, opening.Offers.Interests),
        FeatureCode.SharedSkills => Shared(newcomer.Background.Skills, opening.Offers.Skills),
        FeatureCode.OccupationFit => Occupation(newcomer, opening),
        FeatureCode.TravelMinutes => Way(newcomer, opening, context),
        FeatureCode.SpeakingFit => newcomer.Dutch.Speaking is { } has && opening.Asks.Dutch.Speaking is { } asked ? new SpeakingFact(has, asked) : null,
        FeatureCode.EducationFit => newcomer.Background.Education is { } has && opening.Asks.Education is { } asked ? new EducationFact(has, asked) : null,
        FeatureCode.ExperienceFit => newcomer.Background.ExperienceYears is { } years ? new ExperienceFact(years) : null,
        FeatureCode.DutchPractice => opening.Offers.DutchUse is { } use ? new DutchUseFact(use) : null,
        FeatureCode.TimeFit => Time(newcomer, opening, context),
        FeatureCode.GuidanceFit => newcomer.GuidanceNeeded is { } needed && opening.Offers.Guidance is { } offered ? new GuidanceFact(needed, offered) : null,
        FeatureCode.HoursThatCount => reason.Value > 0 ? new HoursFact(reason.Value, CountsTowards(newcomer, opening)) : null,
        FeatureCode.GoalFit => newcomer.Integration.Goals is { Count: > 0 } goals ? new GoalsFact(goals) : null,
        FeatureCode.FollowUp => opening.Offers.HasFollowUp ? new FollowUpFact() : null,
        FeatureCode.ScheduleAge => newcomer.Availability.ScheduleOn is null ? null : new ScheduleFact(reason.Value),
        FeatureCode.ChildcareFit => opening.Offers.Childcare is { } childcare ? new ChildcareFact(childcare) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Feature, "A feature without a fact."),
    };

    public static FactSource SourceOf(FeatureCode feature, Newcomer newcomer) => feature switch
    {
        FeatureCode.SpeakingFit when newcomer.Dutch.Speaking is not null => new(SourceKind.DutchLevel, newcomer.Dutch.StatedOn, newcomer.Dutch.Source),
        FeatureCode.TravelMinutes => new(SourceKind.Map),
        FeatureCode.TimeFit or FeatureCode.ScheduleAge => new(SourceKind.Schedule, newcomer.Availability.ScheduleOn),
        FeatureCode.GoalFit or FeatureCode.HoursThatCount => new(SourceKind.Plan, newcomer.Integration.PlanOn),
        FeatureCode.DutchPractice or FeatureCode.FollowUp or FeatureCode.ChildcareFit => new(SourceKind.Opening),
        _ => new(SourceKind.BothSides),
    };

    /// <summary>The opening's dagdelen on which she is free, each asked of the rule itself; null when her week or the opening's is not known.</summary>
    internal static DayParts? FreeThere(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.Availability.Free is null || opening.Schedule.DayParts is not { IsEmpty: false } offered)
            return null;
        var free = DayParts.None;
        for (var bit = 0; bit < DayParts.Count; bit++)
        {
            var one = offered.Overlap(new(1 << bit));
            var alone = opening with { Schedule = opening.Schedule with { DayParts = one, DayPartsNeeded = 1 } };
            if (!one.IsEmpty && IsFree.Evaluate(newcomer, alone, context).Verdict == Verdict.Pass)
                free = free.With(one);
        }
        return free;
    }

    private static SharedFact? Shared(IReadOnlyList<string> has, IReadOnlyList<string> offered) =>
        has.Intersect(offered, StringComparer.Ordinal).ToArray() is { Length: > 0 } shared ? new(shared) : null;

    private static OccupationFact? Occupation(Newcomer newcomer, Opening opening) =>
        opening.Offers.Occupation is { } offered && newcomer.Background.Occupations is { Count: > 0 } own
        && own.MaxBy(o => o.SharedDigits(offered)) is var nearest && nearest.SharedDigits(offered) is > 0 and var digits
            ? new(nearest, offered, digits)
            : null;

    private static TravelFact? Way(Newcomer newcomer, Opening opening, RuleContext context) =>
        Travel.Best(newcomer, opening, context) is { } way
            ? new(way.Mode, way.Minutes, newcomer.Mobility.MaxMinutes, way.Kilometres, way.IsAssumed)
            : null;

    private static TimeFact? Time(Newcomer newcomer, Opening opening, RuleContext context) =>
        FreeThere(newcomer, opening, context) is { } free && opening.Schedule.DayParts is { } offered
            ? new(free, Math.Min(opening.Schedule.DayPartsNeeded, offered.Size))
            : null;

    private static CountsFor CountsTowards(Newcomer newcomer, Opening opening) =>
        newcomer.Integration.HoursDueZ > 0 && opening.Offers.CountsFor.Contains(CountsFor.ZHours) ? CountsFor.ZHours : CountsFor.Map;
}
