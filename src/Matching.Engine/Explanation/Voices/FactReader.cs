using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Voices;

/// <summary>Reads the fact behind a reason from both sides, with its source and date.</summary>
internal static class FactReader
{
    private static readonly FreeDayPartsRule IsFree = new();

    public static PointFact FactOf(Reason reason, Newcomer newcomer, Opening opening, RuleContext context) => reason.Feature switch
    {
        FeatureCode.SharedInterests => Shared(newcomer.Wishes.Interests, opening.Offers.Interests),
        FeatureCode.SharedSkills => Shared(newcomer.Background.Skills, opening.Offers.Skills),
        FeatureCode.OccupationFit => Occupation(newcomer, opening),
        FeatureCode.TravelMinutes => Way(reason, newcomer, opening, context),
        FeatureCode.SpeakingFit => Against(newcomer.Dutch.Speaking, opening.Asks.Dutch.Speaking, (has, asked) => new SpeakingFact(has, asked)),
        FeatureCode.EducationFit => Against(newcomer.Background.Education, opening.Asks.Education, (has, asked) => new EducationFact(has, asked)),
        FeatureCode.ExperienceFit => newcomer.Background.ExperienceYears is { } years ? new ExperienceFact(years) : new NotKnown(),
        FeatureCode.DutchPractice => opening.Offers.DutchUse is { } use ? new DutchUseFact(use) : new NotStated(),
        FeatureCode.TimeFit => Time(newcomer, opening, context),
        FeatureCode.GuidanceFit => Against(newcomer.GuidanceNeeded, opening.Offers.Guidance, (needs, offered) => new GuidanceFact(needs, offered)),
        FeatureCode.HoursThatCount => Hours(reason, newcomer, opening),
        FeatureCode.GoalFit => Goals(newcomer, opening, context),
        FeatureCode.FollowUp => opening.Offers.HasFollowUp ? new FollowUpFact() : new NotStated(),
        FeatureCode.ScheduleAge => newcomer.Availability.ScheduleOn is null ? new NotKnown() : new ScheduleFact(reason.Value),
        FeatureCode.ChildcareFit => opening.Offers.Childcare is { } childcare ? new ChildcareFact(childcare) : new NotStated(),
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

    private static PointFact Against<T>(T? has, T? asked, Func<T, T, PointFact> fact) where T : struct =>
        asked is not { } limit ? new NotStated() : has is { } own ? fact(own, limit) : new NotKnown();

    private static PointFact Shared(IReadOnlyList<string> has, IReadOnlyList<string> offered) =>
        has.Intersect(offered, StringComparer.Ordinal).ToArray() is { Length: > 0 } shared ? new SharedFact(shared) : new NothingShared();

    private static PointFact Occupation(Newcomer newcomer, Opening opening)
    {
        if (opening.Offers.Occupation is not { } offered)
            return new NotStated();
        var nearest = newcomer.Background.Occupations.OrderByDescending(o => o.SharedDigits(offered)).ThenBy(o => o).Take(1).ToArray();
        return nearest is [var own] && own.SharedDigits(offered) is > 0 and var digits ? new OccupationFact(own, offered, digits) : new NothingShared();
    }

    private static PointFact Way(Reason reason, Newcomer newcomer, Opening opening, RuleContext context) =>
        Travel.Best(newcomer, opening, context) is not { } way ? new NotKnown()
        : way.IsAssumed ? new TravelFact(TravelMode.Walking, reason.Value, newcomer.Mobility.MaxMinutes, way.Kilometres, IsAssumed: true)
        : new TravelFact(way.Mode, way.Minutes, newcomer.Mobility.MaxMinutes, way.Kilometres, IsAssumed: false);

    private static PointFact Time(Newcomer newcomer, Opening opening, RuleContext context) =>
        newcomer.Availability.Free is null ? new NotKnown()
        : FreeThere(newcomer, opening, context) is { } free && opening.Schedule.DayParts is { } offered
            ? new TimeFact(free, Math.Min(opening.Schedule.DayPartsNeeded, offered.Size))
            : new NotStated();

    private static PointFact Hours(Reason reason, Newcomer newcomer, Opening opening) => reason.Value == 0 ? new NothingShared() : new HoursFact(
        opening.Schedule.HoursMin ?? opening.Schedule.HoursMax,
        newcomer.Integration.HoursDueZ > 0 && opening.Offers.CountsFor.Contains(CountsFor.ZHours) ? CountsFor.ZHours : CountsFor.Map);

    /// <summary>Each goal asked of the feature itself.</summary>
    private static PointFact Goals(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.Integration.Goals is not { } goals)
            return new NotKnown();
        var feature = FeatureSchema.All[FeatureSchema.IndexOf(FeatureCode.GoalFit)];
        PlanGoal[] served = [.. goals.Where(goal =>
            feature.Read(newcomer with { Integration = newcomer.Integration with { Goals = [goal] } }, opening, context) > 0)];
        return served.Length > 0 ? new GoalsFact(served) : new NothingShared();
    }
}
