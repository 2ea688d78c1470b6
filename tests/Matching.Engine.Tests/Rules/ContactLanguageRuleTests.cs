using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class ContactLanguageRuleTests
{
    [Fact]
    public void One_language_that_both_speak_is_enough()
    {
        Assert.Equal(RuleOutcome.Pass, Speaking(["ti", "en"], asked: ["ar", "en"]));
        Assert.Equal(RuleOutcome.Fail(), Speaking(["ti"], asked: ["ar", "en"]));
    }

    [Fact]
    public void Not_knowing_is_a_question_only_where_a_language_is_asked()
    {
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.ContactLanguage), Speaking([], asked: ["ar"]));
        Assert.Equal(RuleOutcome.Pass, Speaking([], asked: []));
    }

    private static RuleOutcome Speaking(string[] own, string[] asked)
    {
        var opening = A.Opening();
        return Ask<ContactLanguageRule>.About(
            A.Newcomer() with { ContactLanguages = own }, opening with { Asks = opening.Asks with { ContactLanguages = asked } });
    }
}
