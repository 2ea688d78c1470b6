using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Nothing is proposed beyond so many kilometres as the crow flies, however someone travels.
/// Where the map cannot tell, <see cref="ReachableRule"/> asks.
/// </summary>
public sealed class DistanceRule : IRule
{
    public RuleCode Code => RuleCode.Distance;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (Travel.Kilometres(newcomer.Postcode, opening.Postcode, context) is not { } kilometres)
            return RuleOutcome.Pass;
        var compared = new Shortfall(Measure.Kilometres, Asked: (int)Math.Ceiling(kilometres), Has: context.Options.MaxKilometres);
        return IsNear(kilometres, context) ? RuleOutcome.PassWith(compared) : RuleOutcome.Fail(compared);
    }

    internal static bool IsNear(double kilometres, RuleContext context) => kilometres <= context.Options.MaxKilometres;
}
