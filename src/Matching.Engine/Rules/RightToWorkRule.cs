using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Work and taalstage ask the right to work: yes or no, never the permit.</summary>
public sealed class RightToWorkRule : IRule
{
    public RuleCode Code => RuleCode.RightToWork;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Kind.IsWork() ? RuleOutcome.Of(newcomer.MayWork, QuestionCode.MayWork) : RuleOutcome.Pass;
}
