using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class PersonIsActiveRuleTests
{
    [Theory]
    [InlineData(NewcomerStatus.Active, Verdict.Pass)]
    [InlineData(NewcomerStatus.InReceptionCentre, Verdict.Fail)]
    [InlineData(NewcomerStatus.Paused, Verdict.Fail)]
    [InlineData(NewcomerStatus.Finished, Verdict.Fail)]
    public void Only_who_is_active_is_proposed_something(NewcomerStatus status, Verdict expected) =>
        Assert.Equal(expected, Ask<PersonIsActiveRule>.About(A.Newcomer() with { Status = status }, A.Opening()).Verdict);
}
