using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Somebody in a reception centre, paused, finished or waiting for a later wave is not proposed anything.</summary>
public sealed class PersonIsActiveRule : IRule
{
    public RuleCode Code => RuleCode.PersonIsActive;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        newcomer.IsActiveOn(context.BusinessDate) ? RuleOutcome.Pass : RuleOutcome.Fail();
}
