using Matching.Learning.Labels;
using Matching.Learning.Training;
using Matching.Simulation;

namespace Matching.Quality.TownRanking;

/// <summary>
/// Two years of one town, quarter after quarter, each drawn anew (600 people, 400 openings): the first decisions to learn from, the rest
/// held out, and the last quarter that is learned from to judge in.
/// </summary>
internal sealed record Scenario
{
    /// <summary>The towns on which settings are found.</summary>
    public static readonly IReadOnlyList<int> Development = [.. Enumerable.Range(1, 16)];

    /// <summary>
    /// Fresh towns, declared before the first of them was looked at and judged once all settings were frozen. Who looks and then changes a
    /// setting takes other seeds: 21 to 40 were the result before the glass box printed effects, 41 to 60 were looked at with a change that
    /// was not kept, 61 to 80 were the result before <see cref="Matching.Learning.Training.CarefulOptions.Errors"/> was found anew.
    /// </summary>
    public static readonly IReadOnlyList<int> Evaluation = [.. Enumerable.Range(81, 20)];

    public const int Many = 5_000;
    public const int Few = 300;
    private const int Quarters = 8;
    private const int DaysPerQuarter = 90;
    private static readonly DateOnly FirstAnchor = new(2025, 3, 3);

    public required IReadOnlyList<LoggedDecision> Learned { get; init; }
    public required IReadOnlyList<LoggedDecision> HeldOut { get; init; }
    public required Town JudgedIn { get; init; }
    public required int Number { get; init; }
    public required TrueTaste Truth { get; init; }

    public static Scenario Of(int seed)
    {
        Town[] towns = [.. Enumerable.Range(0, Quarters).Select(q => Town.Create(new() { Seed = seed * 100 + q, Anchor = FirstAnchor.AddDays(q * DaysPerQuarter) }))];
        var about = towns.SelectMany((town, q) => TownDecisions.Of(town, q)).Where(d => Labels.GradeOf(d.Decision, d.Detail) is not null)
            .OrderBy(d => d.DecidedOn).ThenBy(d => d.Group).ToList();
        // A group is never torn apart.
        var cut = about.FindIndex(Many, d => d.Group != about[Many - 1].Group);
        var number = (int)(about[cut - 1].Group / 100_000) - 1;
        return new()
        {
            Learned = about[..cut],
            HeldOut = about[cut..],
            JudgedIn = towns[number],
            Number = number,
            Truth = TrueTaste.Of(towns[number], number),
        };
    }

    /// <summary>The last of what may be learned from.</summary>
    public TrainingSet Training(int decisions) =>
        TrainingView.Of([.. Learned.TakeLast(decisions)]) is TrainingView.Ready ready ? ready.Set : throw new InvalidOperationException("The scenario is too small.");
}
