using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class AgeLimitsRuleTests
{
    [Theory]
    [InlineData(20, Verdict.Fail)]
    [InlineData(21, Verdict.Pass)]
    [InlineData(27, Verdict.Pass)]
    [InlineData(28, Verdict.Pass)]
    [InlineData(29, Verdict.Fail)]
    public void Who_may_still_be_of_the_age_asked_is_let_through(int turnsThisYear, Verdict expected) =>
        Assert.Equal(expected, Turning(turnsThisYear, 21, 27).Verdict);

    [Fact]
    public void The_shortfall_is_in_years()
    {
        Assert.Equal(RuleOutcome.Fail(new(Measure.Years, Asked: 21, Has: 19)), Turning(19, 21, null));
        Assert.Equal(RuleOutcome.Fail(new(Measure.Years, Asked: 27, Has: 39)), Turning(40, null, 27));
    }

    [Fact]
    public void Not_knowing_her_age_is_a_question_only_where_it_is_asked()
    {
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.BirthYear), Turning(null, 18, null));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.BirthYear), Turning(null, null, 27));
        Assert.Equal(RuleOutcome.Pass, Turning(null, null, null));
    }

    private static RuleOutcome Turning(int? age, int? min, int? max)
    {
        var opening = A.Opening();
        return Ask<AgeLimitsRule>.About(
            A.Newcomer() with { BirthYear = A.Today.Year - age },
            opening with { Asks = opening.Asks with { Ages = new(min, max, AgeReason.YouthProgramme) } });
    }
}
