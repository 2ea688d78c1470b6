using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class OrganisationToAvoidRuleTests
{
    [Fact]
    public void Nothing_at_an_organisation_she_avoids()
    {
        var newcomer = A.Newcomer();
        newcomer = newcomer with { Wishes = newcomer.Wishes with { Avoid = [new(4), new(9)] } };

        Assert.Equal(RuleOutcome.Fail(), Ask<OrganisationToAvoidRule>.About(newcomer, A.Opening() with { Organisation = new(9) }));
        Assert.Equal(RuleOutcome.Pass, Ask<OrganisationToAvoidRule>.About(newcomer, A.Opening() with { Organisation = new(5) }));
    }
}
