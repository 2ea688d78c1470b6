using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Organisations that she does not want to meet; no reason is asked.</summary>
public sealed class OrganisationToAvoidRule : IRule
{
    public RuleCode Code => RuleCode.OrganisationToAvoid;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var avoid = newcomer.Wishes.Avoid;
        for (var i = 0; i < avoid.Count; i++)
            if (avoid[i] == opening.Organisation)
                return RuleOutcome.Fail();
        return RuleOutcome.Pass;
    }
}
