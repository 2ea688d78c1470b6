using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// The level of education that the opening asks. Above mbo 1 a stated level that was not valued in the Netherlands is a question,
/// also when the answer so far is 'not yet': a valuation can still be had.
/// </summary>
public sealed class EducationRule : IRule
{
    public RuleCode Code => RuleCode.Education;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Asks.Education is not { } asked || asked == EducationLevel.None)
            return RuleOutcome.Pass;
        if (newcomer.Background.Education is not { } own)
            return RuleOutcome.Unknown(QuestionCode.Education);

        var compared = new Shortfall(Measure.EducationLevel, (int)asked, (int)own);
        if (own < asked)
            return RuleOutcome.Fail(compared);
        return asked > EducationLevel.Mbo1 && newcomer.Background.DiplomaRecognised is not true
            ? RuleOutcome.Unknown(QuestionCode.DiplomaRecognised, compared)
            : RuleOutcome.PassWith(compared);
    }
}
