using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>'Heeft al': who has something of this kind gets no second one. What already lies before her stays.</summary>
public sealed class AlreadyHasKindRule : IRule
{
    public RuleCode Code => RuleCode.AlreadyHasKind;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (context.IsPinned(newcomer.Id, opening.Id))
            return RuleOutcome.Pass;
        foreach (var commitment in context.CommitmentsOf(newcomer.Id))
            if (commitment.Kind == opening.Kind)
                return RuleOutcome.Fail();
        return RuleOutcome.Pass;
    }
}
