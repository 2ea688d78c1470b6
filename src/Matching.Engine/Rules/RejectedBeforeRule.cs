using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>What was rejected for good is not proposed again, unless a person put it back on the desk since.</summary>
public sealed class RejectedBeforeRule : IRule
{
    public RuleCode Code => RuleCode.RejectedBefore;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        context.WasRejected(newcomer.Id, opening.Id) && !context.IsPinned(newcomer.Id, opening.Id) ? RuleOutcome.Fail() : RuleOutcome.Pass;
}
