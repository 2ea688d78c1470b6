using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Lowest and highest age. Only the year of birth is known, so someone who may still have the age asked is let through.
/// Beyond the highest age the shortfall has more than it asks.
/// </summary>
public sealed class AgeLimitsRule : IRule
{
    public RuleCode Code => RuleCode.AgeLimits;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var limits = opening.Asks.Ages;
        if (limits is { Min: null, Max: null })
            return RuleOutcome.Pass;
        if (newcomer.AgeOn(context.BusinessDate) is not { } age)
            return RuleOutcome.Unknown(QuestionCode.BirthYear);

        var beforeBirthday = age - 1;
        if (age < limits.Min)
            return RuleOutcome.Fail(new(Measure.Years, Asked: limits.Min.Value, Has: age));
        if (beforeBirthday > limits.Max)
            return RuleOutcome.Fail(new(Measure.Years, Asked: limits.Max.Value, Has: beforeBirthday));
        return RuleOutcome.Pass;
    }
}
