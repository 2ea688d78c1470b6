using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class RejectedBeforeRuleTests
{
    private static readonly Pair Rejected = new(new(1), new(1));

    [Fact]
    public void Only_the_pair_that_was_rejected_stays_away()
    {
        var context = A.Context(rejected: [Rejected]);

        Assert.Equal(RuleOutcome.Fail(), Ask<RejectedBeforeRule>.About(A.Newcomer(1), A.Opening(1), context));
        Assert.Equal(RuleOutcome.Pass, Ask<RejectedBeforeRule>.About(A.Newcomer(1), A.Opening(2), context));
        Assert.Equal(RuleOutcome.Pass, Ask<RejectedBeforeRule>.About(A.Newcomer(2), A.Opening(1), context));
    }

    [Fact]
    public void A_person_may_put_it_back_on_the_desk()
    {
        var context = A.Context(rejected: [Rejected], pins: [A.Pin(A.Newcomer(1), A.Opening(1), PinReason.OpenedByCaseworker)]);

        Assert.Equal(RuleOutcome.Pass, Ask<RejectedBeforeRule>.About(A.Newcomer(1), A.Opening(1), context));
    }
}
