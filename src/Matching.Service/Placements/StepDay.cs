using Matching.Service.Language;
using Matching.Service.Pipeline;

namespace Matching.Service.Placements;

/// <summary>The day that somebody gives for a step: a plan when it is still to come.</summary>
internal static class StepDay
{
    private const int MonthsAhead = 12;

    /// <summary>Null when the day can be: not before the yes, and within a year.</summary>
    public static Refusal? Wrong(DateOnly on, PlacementUnderway placement, DateOnly today) =>
        on < placement.AgreedOn || on > today.AddMonths(MonthsAhead)
            ? new Refusal(RefusalKind.Invalid, Say.It("Deze dag kan niet. Kies een dag na het ja, en binnen een jaar."))
            : null;
}
