using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Unpaid work is fair only with a learning goal, a supervisor, nobody displaced, the municipality's check and an end in time.
/// The shortfall is in months: asked is how long the work lasts, has is how long it may.
/// </summary>
public sealed class FairWorkRule : IRule
{
    public RuleCode Code => RuleCode.FairWork;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (!opening.IsUnpaidWork())
            return RuleOutcome.Pass;
        if (opening.FairWork is not { HasLearningGoal: true, HasSupervisor: true, DisplacesNobody: true, Checked: true })
            return RuleOutcome.Fail();
        if (opening.Schedule.Period.End is not { } end)
            return RuleOutcome.Fail();

        var begin = opening.Schedule.Period.Begin ?? context.BusinessDate;
        var most = context.Options.UnpaidMonthsMax;
        return end <= begin.AddMonths(most)
            ? RuleOutcome.Pass
            : RuleOutcome.Fail(new(Measure.Months, Asked: MonthsUpTo(begin, end), Has: most));
    }

    /// <summary>Months begun between two days, the first not after the second.</summary>
    private static int MonthsUpTo(DateOnly begin, DateOnly end)
    {
        var months = (end.Year - begin.Year) * 12 + end.Month - begin.Month;
        return begin.AddMonths(months) < end ? months + 1 : months;
    }
}
