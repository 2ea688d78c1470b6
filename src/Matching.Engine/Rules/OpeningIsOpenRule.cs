using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>An opening is open when it is published, not over, and begins within eight weeks.</summary>
public sealed class OpeningIsOpenRule : IRule
{
    public RuleCode Code => RuleCode.OpeningIsOpen;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var period = opening.Schedule.Period;
        var isOpen = opening.Status == OpeningStatus.Published
            && !(period.End < context.BusinessDate)
            && !(period.Begin > context.BusinessDate.AddDays(RuleContext.DaysAhead));
        return isOpen ? RuleOutcome.Pass : RuleOutcome.Fail();
    }
}
