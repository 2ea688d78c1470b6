using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>A kind that she gave no weight at all is not proposed to her.</summary>
public sealed class PersonWantsKindRule : IRule
{
    public RuleCode Code => RuleCode.PersonWantsKind;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        newcomer.Wishes.WeightOf(opening.Kind) > 0 ? RuleOutcome.Pass : RuleOutcome.Fail();
}
