using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class EducationRuleTests
{
    [Theory]
    [InlineData(EducationLevel.Mbo2, EducationLevel.Mbo2, Verdict.Pass)]
    [InlineData(EducationLevel.Hbo, EducationLevel.Mbo2, Verdict.Pass)]
    [InlineData(EducationLevel.Vmbo, EducationLevel.Mbo2, Verdict.Fail)]
    public void She_has_learnt_what_it_asks_or_not(EducationLevel own, EducationLevel asked, Verdict expected)
    {
        var outcome = Having(own, recognised: true, asked);

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.EducationLevel, (int)asked, (int)own), outcome.Shortfall);
    }

    [Fact]
    public void Not_knowing_is_a_question_only_where_a_level_is_asked()
    {
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.Education), Having(null, null, EducationLevel.Primary));
        Assert.Equal(RuleOutcome.Pass, Having(null, null, EducationLevel.None));
        Assert.Equal(RuleOutcome.Pass, Having(null, null, null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void Above_mbo_1_a_level_that_was_not_valued_is_a_question(bool? recognised)
    {
        var outcome = Having(EducationLevel.Hbo, recognised, EducationLevel.Mbo2);

        Assert.Equal(Verdict.Unknown, outcome.Verdict);
        Assert.Equal(QuestionCode.DiplomaRecognised, outcome.Question);
        Assert.Equal(Verdict.Pass, Having(EducationLevel.Hbo, recognised, EducationLevel.Mbo1).Verdict);
        Assert.Equal(Verdict.Fail, Having(EducationLevel.Vmbo, recognised, EducationLevel.Mbo2).Verdict);
    }

    private static RuleOutcome Having(EducationLevel? own, bool? recognised, EducationLevel? asked)
    {
        var opening = A.Opening();
        return Ask<EducationRule>.About(
            A.Newcomer() with { Background = new() { Education = own, DiplomaRecognised = recognised } },
            opening with { Asks = opening.Asks with { Education = asked } });
    }
}
