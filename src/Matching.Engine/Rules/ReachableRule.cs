using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// She can get there within her minutes, one way. Public transport is an estimate: near her limit it is a question, never a no.
/// The shortfall is in minutes: asked is what the journey takes, has is what she can spend.
/// </summary>
public sealed class ReachableRule : IRule
{
    public RuleCode Code => RuleCode.Reachable;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (Travel.Best(newcomer, opening, context) is not { } journey)
            return RuleOutcome.Unknown(QuestionCode.TravelByPublicTransport);
        var compared = new Shortfall(Measure.Minutes, Asked: journey.Minutes, Has: journey.MaxMinutes);
        return journey.Reach switch
        {
            Verdict.Pass => RuleOutcome.PassWith(compared),
            Verdict.Unknown => RuleOutcome.Unknown(QuestionCode.TravelByPublicTransport, compared),
            _ => RuleOutcome.Fail(compared),
        };
    }
}
