using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class DistanceRuleTests
{
    private static readonly Newcomer Driver = A.Newcomer() with { Mobility = new() { Modes = [TravelMode.Car], MaxMinutes = 180 } };

    [Theory]
    [InlineData(39.9, Verdict.Pass, 40)]
    [InlineData(40.1, Verdict.Fail, 41)]
    [InlineData(60, Verdict.Fail, 60)]
    public void Nothing_beyond_forty_kilometres_also_by_car(double kilometres, Verdict expected, int shown)
    {
        var outcome = Ask<DistanceRule>.About(Driver, A.Opening() with { Postcode = A.FarAway }, At(kilometres));

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.Kilometres, Asked: shown, Has: 40), outcome.Shortfall);
    }

    [Fact]
    public void The_limit_is_a_setting() =>
        Assert.Equal(Verdict.Fail, Ask<DistanceRule>.About(
            Driver, A.Opening() with { Postcode = A.Village }, A.Context(new RoundOptions { MaxKilometres = 10 })).Verdict);

    [Fact]
    public void Where_the_map_has_nothing_of_the_region_it_is_left_to_the_question_about_travel()
    {
        var opening = A.Opening() with { Postcode = new(1011) };

        Assert.Equal(RuleOutcome.Pass, Ask<DistanceRule>.About(Driver, opening));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.TravelByPublicTransport), Ask<ReachableRule>.About(Driver, opening));
    }

    private static RuleContext At(double kilometres) =>
        A.Context(places: [A.EastOfHome(A.Home, 0), A.EastOfHome(A.FarAway, kilometres - 0.001)]);
}
