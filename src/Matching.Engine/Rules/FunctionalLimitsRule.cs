using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// The work demands nothing that she cannot do. Never looked at for a maatje or a sports club: there the host and she settle it.
/// The shortfall is in codes: asked is what the work demands, has is what of it she cannot do.
/// </summary>
public sealed class FunctionalLimitsRule : IRule
{
    public RuleCode Code => RuleCode.FunctionalLimits;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var demands = opening.Asks.Demands;
        if (demands == Demands.None || opening.Kind is OpeningKind.Maatje or OpeningKind.SportsClub)
            return RuleOutcome.Pass;
        if (newcomer.Limits is not { } limits)
            return RuleOutcome.Unknown(QuestionCode.FunctionalLimits);
        var cannot = demands & limits;
        return cannot == Demands.None ? RuleOutcome.Pass : RuleOutcome.Fail(new(Measure.Demands, (int)demands, (int)cannot));
    }
}
