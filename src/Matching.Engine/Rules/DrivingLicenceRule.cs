using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Work at the wheel asks a licence that is valid in the Netherlands.</summary>
public sealed class DrivingLicenceRule : IRule
{
    public RuleCode Code => RuleCode.DrivingLicence;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Asks.DrivingLicence
            ? RuleOutcome.Of(newcomer.Mobility.DrivingLicence, QuestionCode.DrivingLicence)
            : RuleOutcome.Pass;
}
