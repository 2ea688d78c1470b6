using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class AudienceRuleTests
{
    [Theory]
    [InlineData(AudienceLimit.Women, Sex.Female, Verdict.Pass)]
    [InlineData(AudienceLimit.Women, Sex.Male, Verdict.Fail)]
    [InlineData(AudienceLimit.Men, Sex.Male, Verdict.Pass)]
    [InlineData(AudienceLimit.Men, Sex.Female, Verdict.Fail)]
    [InlineData(AudienceLimit.Everyone, Sex.Male, Verdict.Pass)]
    [InlineData(AudienceLimit.Everyone, null, Verdict.Pass)]
    public void A_limit_by_sex_keeps_the_other_out(AudienceLimit limit, Sex? sex, Verdict expected) =>
        Assert.Equal(expected, For(limit, sex).Verdict);

    [Theory]
    [InlineData(AudienceLimit.Women)]
    [InlineData(AudienceLimit.Men)]
    public void Not_knowing_is_a_question(AudienceLimit limit) =>
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.Sex), For(limit, null));

    private static RuleOutcome For(AudienceLimit limit, Sex? sex)
    {
        var opening = A.Opening(kind: OpeningKind.SportsClub);
        return Ask<AudienceRule>.About(
            A.Newcomer() with { Sex = sex },
            opening with { Asks = opening.Asks with { Audience = new(limit, AudienceReason.Safety) } });
    }
}
