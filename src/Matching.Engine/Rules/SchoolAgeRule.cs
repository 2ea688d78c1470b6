using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Youth of school age belong in school, not in a work placement or taalstage. People in civic integration are adults,
/// so an unknown year of birth passes.
/// </summary>
public sealed class SchoolAgeRule : IRule
{
    /// <summary>In years.</summary>
    public const int Adult = 18;

    public RuleCode Code => RuleCode.SchoolAge;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Kind.IsWork() && newcomer.AgeOn(context.BusinessDate) is { } age and < Adult
            ? RuleOutcome.Fail(new(Measure.Years, Asked: Adult, Has: age))
            : RuleOutcome.Pass;
}
