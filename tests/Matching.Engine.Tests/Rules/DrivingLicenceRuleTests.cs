using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class DrivingLicenceRuleTests
{
    [Fact]
    public void Work_at_the_wheel_asks_a_licence()
    {
        Assert.Equal(RuleOutcome.Pass, Having(true, required: true));
        Assert.Equal(RuleOutcome.Fail(), Having(false, required: true));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.DrivingLicence), Having(null, required: true));
    }

    [Fact]
    public void Other_work_does_not() => Assert.Equal(RuleOutcome.Pass, Having(false, required: false));

    private static RuleOutcome Having(bool? licence, bool required)
    {
        var opening = A.Opening();
        return Ask<DrivingLicenceRule>.About(
            A.Newcomer() with { Mobility = new() { DrivingLicence = licence } },
            opening with { Asks = opening.Asks with { DrivingLicence = required } });
    }
}
