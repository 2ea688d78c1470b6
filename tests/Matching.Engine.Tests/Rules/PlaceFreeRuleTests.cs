using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class PlaceFreeRuleTests
{
    [Theory]
    [InlineData(null, 7, Verdict.Pass)]
    [InlineData(3, 2, Verdict.Pass)]
    [InlineData(3, 3, Verdict.Fail)]
    [InlineData(0, 0, Verdict.Fail)]
    public void There_must_be_a_place_left(int? places, int taken, Verdict expected) =>
        Assert.Equal(expected, Ask<PlaceFreeRule>.About(A.Newcomer(), A.Opening() with { Capacity = new(places, taken) }).Verdict);

    [Fact]
    public void Her_own_hold_on_the_last_place_does_not_shut_her_out()
    {
        var full = A.Opening() with { Capacity = new(1, 1) };
        var context = A.Context(pins: [A.Pin(A.Newcomer(1), full)]);

        Assert.Equal(RuleOutcome.Pass, Ask<PlaceFreeRule>.About(A.Newcomer(1), full, context));
        Assert.Equal(RuleOutcome.Fail(), Ask<PlaceFreeRule>.About(A.Newcomer(2), full, context));
    }
}
