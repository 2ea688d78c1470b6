using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class RightToWorkRuleTests
{
    [Theory]
    [InlineData(OpeningKind.WorkPlacement)]
    [InlineData(OpeningKind.Taalstage)]
    public void Work_and_taalstage_ask_it(OpeningKind kind)
    {
        Assert.Equal(RuleOutcome.Pass, WhoMayWork(true, kind));
        Assert.Equal(RuleOutcome.Fail(), WhoMayWork(false, kind));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.MayWork), WhoMayWork(null, kind));
    }

    [Theory]
    [InlineData(OpeningKind.Maatje)]
    [InlineData(OpeningKind.SportsClub)]
    [InlineData(OpeningKind.VolunteerRole)]
    public void The_other_kinds_do_not(OpeningKind kind) => Assert.Equal(RuleOutcome.Pass, WhoMayWork(false, kind));

    private static RuleOutcome WhoMayWork(bool? mayWork, OpeningKind kind) =>
        Ask<RightToWorkRule>.About(A.Newcomer() with { MayWork = mayWork }, A.Opening(kind: kind));
}
