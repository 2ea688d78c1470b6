using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Somebody in a reception centre, paused or finished is not proposed anything.</summary>
public sealed class PersonIsActiveRule : IRule
{
    public RuleCode Code => RuleCode.PersonIsActive;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        newcomer.Status == NewcomerStatus.Active ? RuleOutcome.Pass : RuleOutcome.Fail();
}
