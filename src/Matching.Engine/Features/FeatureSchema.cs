using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using static Matching.Engine.Features.Direction;

namespace Matching.Engine.Features;

/// <summary>
/// The list of all features, an allow-list: what is not here counts nowhere. Never sex, age or origin of a person.
/// Adding a feature is one function and one line here (and a weight in <see cref="Scoring.WeightedSum"/>).
/// </summary>
public static class FeatureSchema
{
    private static readonly Feature[] Features =
    [
        new(FeatureCode.SharedInterests, "tags", 0, SharedTags.Most, Up, "three shared interests", SharedTags.Interests),
        new(FeatureCode.OccupationFit, "ISCO digits", 0, 4, Up, "the same occupation group", Occupation.Fit),
        new(FeatureCode.SharedSkills, "tags", 0, SharedTags.Most, Up, "three shared skills", SharedTags.Skills),
        new(FeatureCode.TravelMinutes, "minutes one way", 0, WayThere.LongestMinutes, Down, "two hours", WayThere.Minutes),
        new(FeatureCode.SpeakingFit, "CEFR levels", Strength.FarShort, Strength.OneStepAbove, Up, Strength.Stops, Strength.Speaking),
        new(FeatureCode.DutchPractice, "how much Dutch", 0, 3, Up, "much Dutch spoken", Growth.DutchPractice),
        new(FeatureCode.EducationFit, "education levels", Strength.FarShort, Strength.OneStepAbove, Up, Strength.Stops, Strength.Education),
        new(FeatureCode.ExperienceFit, "years", 0, 1, Up, "one year, and only for paid work", Strength.Experience),
        new(FeatureCode.TimeFit, "dagdelen to spare", Week.TooLittle, Week.MostSpare, Up, "three dagdelen more than needed", Week.DayPartsToSpare),
        new(FeatureCode.GuidanceFit, "guidance levels", -3, 0, Up, "as much as she needs", Guidance.Fit),
        new(FeatureCode.HoursThatCount, "hours a week", 0, Growth.MostHours, Up, "eight hours", Growth.HoursThatCount),
        new(FeatureCode.GoalFit, "goals of the plan", 0, 2, Up, "two goals", Growth.GoalFit),
        new(FeatureCode.FollowUp, "yes or no", 0, 1, Up, "yes", Growth.FollowUp),
        new(FeatureCode.ScheduleAge, "months", 0, Week.OldestMonths, Down, "a year", Week.ScheduleAge),
        new(FeatureCode.ChildcareFit, "care", 0, 2, Up, "childcare on site", Week.ChildcareFit),
    ];

    public static IReadOnlyList<Feature> All => Features;

    public static int Count => Features.Length;

    /// <summary>SHA-256 in lower-case hexadecimal over codes, names, units, ranges, directions and stops: a ranker for another schema is refused.</summary>
    public static string Hash { get; } = HashOf(Features);

    /// <summary>The position of a feature in a row.</summary>
    public static int IndexOf(FeatureCode code) => Array.FindIndex(Features, f => f.Code == code);

    /// <summary>Fills one row, <see cref="Count"/> long, in the order of the list.</summary>
    public static void Read(Newcomer newcomer, Opening opening, RuleContext context, Span<int> row)
    {
        for (var i = 0; i < Features.Length; i++)
            row[i] = Features[i].Read(newcomer, opening, context);
    }

    private static string HashOf(Feature[] features)
    {
        var text = new StringBuilder();
        foreach (var f in features)
            text.Append(CultureInfo.InvariantCulture, $"{(int)f.Code}|{f.Name}|{f.Unit}|{f.Low}|{f.High}|{f.Direction}|{f.StopsAt}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
