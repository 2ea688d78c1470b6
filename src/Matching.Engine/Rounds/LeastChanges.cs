using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>The smallest step of one rule that opens something, and how much it opens.</summary>
/// <param name="Steps">How many steps.</param>
/// <param name="Openings">How many openings that many steps open.</param>
/// <param name="Shortfall">The largest of theirs; of equal ones that of the first opening.</param>
/// <param name="First">That opening, by position in the snapshot.</param>
internal record struct ChangeStep(int Steps, int Openings, Shortfall Shortfall, int First);

/// <summary>
/// Finds the least change for one person among openings that a single rule keeps shut.
/// Only what she or the town can change counts: travel, time, Dutch, education and papers; never her age, her sex or how far it is.
/// </summary>
/// <param name="steps">One per rule, zeroed by the caller.</param>
internal readonly ref struct LeastChanges(Span<ChangeStep> steps)
{
    /// <summary>Five minutes more or less are one step; one minute would open one opening at a time.</summary>
    private const int MinutesPerStep = 5;

    private readonly Span<ChangeStep> _steps = steps;

    /// <param name="rule">Position in <see cref="HardRules.All"/> of the only rule that fails.</param>
    /// <param name="shortfall">How far off it is.</param>
    /// <param name="opening">Position in the snapshot; of several the first.</param>
    /// <param name="openings">How many are as far off.</param>
    public void Count(int rule, Shortfall shortfall, int opening, int openings = 1)
    {
        if (!CanChange(HardRules.All[rule].Code))
            return;
        ref var least = ref _steps[rule];
        var needed = StepsOf(shortfall);
        if (least.Openings == 0 || needed < least.Steps)
            least = new(needed, openings, shortfall, opening);
        else if (needed == least.Steps)
        {
            var isFurther = (Gap(shortfall), -opening).CompareTo((Gap(least.Shortfall), -least.First)) > 0;
            least = isFurther ? new(needed, least.Openings + openings, shortfall, opening) : least with { Openings = least.Openings + openings };
        }
    }

    /// <summary>The change that opens most; ties go to the earlier rule. Null when there is none.</summary>
    public LeastChange? Best()
    {
        LeastChange? best = null;
        for (var i = 0; i < _steps.Length; i++)
            if (_steps[i].Openings > (best?.Openings ?? 0))
                best = new(HardRules.All[i].Code, _steps[i].Shortfall, _steps[i].Openings);
        return best;
    }

    public static bool CanChange(RuleCode rule) => rule is RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing
        or RuleCode.Reachable or RuleCode.FreeDayParts or RuleCode.HoursPerWeek
        or RuleCode.Education or RuleCode.RecognisedDiploma or RuleCode.DrivingLicence;

    private static int StepsOf(Shortfall shortfall) => shortfall.Measure == Measure.Minutes
        ? (Gap(shortfall) + MinutesPerStep - 1) / MinutesPerStep
        : Gap(shortfall);

    private static int Gap(Shortfall shortfall) => Math.Abs(shortfall.Asked - shortfall.Has);
}
