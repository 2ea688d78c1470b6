using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>The smallest step of one rule that opens something, and how much it opens.</summary>
internal record struct ChangeStep(int Steps, int Openings, Shortfall Shortfall);

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

    public void Count(PairOutcome outcome)
    {
        if (!CanChange(HardRules.All[outcome.FirstFail].Code))
            return;
        ref var least = ref _steps[outcome.FirstFail];
        var needed = StepsOf(outcome.Shortfall);
        if (least.Openings == 0 || needed < least.Steps)
            least = new(needed, 1, outcome.Shortfall);
        else if (needed == least.Steps)
            least = new(needed, least.Openings + 1, Gap(outcome.Shortfall) > Gap(least.Shortfall) ? outcome.Shortfall : least.Shortfall);
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

    private static bool CanChange(RuleCode rule) => rule is RuleCode.Speaking or RuleCode.Listening or RuleCode.Reading or RuleCode.Writing
        or RuleCode.Reachable or RuleCode.FreeDayParts or RuleCode.HoursPerWeek
        or RuleCode.Education or RuleCode.RecognisedDiploma or RuleCode.DrivingLicence;

    private static int StepsOf(Shortfall shortfall) => shortfall.Measure == Measure.Minutes
        ? (Gap(shortfall) + MinutesPerStep - 1) / MinutesPerStep
        : Gap(shortfall);

    private static int Gap(Shortfall shortfall) => Math.Abs(shortfall.Asked - shortfall.Has);
}
