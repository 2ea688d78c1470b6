using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Only where an opening asks a language of contact: one that both speak.</summary>
public sealed class ContactLanguageRule : IRule
{
    public RuleCode Code => RuleCode.ContactLanguage;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var (asked, own) = (opening.Asks.ContactLanguages, newcomer.ContactLanguages);
        if (asked.Count == 0)
            return RuleOutcome.Pass;
        if (own.Count == 0)
            return RuleOutcome.Unknown(QuestionCode.ContactLanguage);
        for (var i = 0; i < asked.Count; i++)
            for (var j = 0; j < own.Count; j++)
                if (string.Equals(asked[i], own[j], StringComparison.Ordinal))
                    return RuleOutcome.Pass;
        return RuleOutcome.Fail();
    }
}
