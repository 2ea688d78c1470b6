using Matching.Service.Rankers;

namespace Matching.Service.Tests.Rankers;

/// <summary>The card of a ranker is read by people.</summary>
public sealed class RankerCardTests
{
    [Theory]
    [InlineData(0.0214, "+0.021")]
    [InlineData(-0.0129, "−0.013")]
    [InlineData(0, "0.000")]
    [InlineData(0.0003, "0.000")]
    [InlineData(-0.0003, "0.000")]
    public void A_difference_has_one_sign_and_none_when_nothing_is_left_of_it(double difference, string written) =>
        Assert.Equal(written, RankerCard.Signed(difference));
}
