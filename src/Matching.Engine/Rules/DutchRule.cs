using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Enough Dutch in one skill. Only a recent measurement may say no: an older or self-estimated level that is short is a question.
/// Who cannot read or write yet in any script (literacy A) needs no measurement for that.
/// </summary>
public sealed class DutchRule(LanguageSkill skill) : IRule
{
    public RuleCode Code { get; } = skill switch
    {
        LanguageSkill.Speaking => RuleCode.Speaking,
        LanguageSkill.Listening => RuleCode.Listening,
        LanguageSkill.Reading => RuleCode.Reading,
        LanguageSkill.Writing => RuleCode.Writing,
        _ => throw new ArgumentOutOfRangeException(nameof(skill)),
    };

    private readonly QuestionCode _question = skill switch
    {
        LanguageSkill.Speaking => QuestionCode.SpeakingLevel,
        LanguageSkill.Listening => QuestionCode.ListeningLevel,
        LanguageSkill.Reading => QuestionCode.ReadingLevel,
        _ => QuestionCode.WritingLevel,
    };

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Asks.Dutch[skill] is not { } asked || asked == CefrLevel.A0)
            return RuleOutcome.Pass;
        if (newcomer.Dutch[skill] is not { } level)
            return CannotReadYet(newcomer)
                ? RuleOutcome.Fail(Compare(asked, CefrLevel.A0))
                : RuleOutcome.Unknown(_question);
        if (level >= asked)
            return RuleOutcome.PassWith(Compare(asked, level));
        return newcomer.Dutch.IsMeasured(context.BusinessDate)
            ? RuleOutcome.Fail(Compare(asked, level))
            : RuleOutcome.Unknown(_question, Compare(asked, level));
    }

    private bool CannotReadYet(Newcomer newcomer) =>
        skill is LanguageSkill.Reading or LanguageSkill.Writing && newcomer.Integration.Literacy == Literacy.A;

    private static Shortfall Compare(CefrLevel asked, CefrLevel has) => new(Measure.CefrLevel, (int)asked, (int)has);
}
