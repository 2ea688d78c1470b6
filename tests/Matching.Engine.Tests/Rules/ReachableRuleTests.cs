using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class ReachableRuleTests
{
    [Theory]
    [InlineData(TravelMode.Bicycle, 52, Verdict.Pass)]
    [InlineData(TravelMode.Bicycle, 51, Verdict.Fail)]
    [InlineData(TravelMode.Car, 22, Verdict.Pass)]
    [InlineData(TravelMode.Car, 21, Verdict.Fail)]
    public void Ten_kilometres_fit_in_her_minutes_or_not(TravelMode mode, int maxMinutes, Verdict expected) =>
        Assert.Equal(expected, Reach(Travelling(maxMinutes, mode), 10).Verdict);

    [Fact]
    public void The_shortfall_is_in_minutes() =>
        Assert.Equal(
            RuleOutcome.Fail(new(Measure.Minutes, Asked: 52, Has: 30)),
            Reach(Travelling(30, TravelMode.Bicycle), 10));

    [Theory]
    [InlineData(8, 43, Verdict.Pass)]
    [InlineData(8, 42, Verdict.Unknown)]
    [InlineData(8, 26, Verdict.Unknown)]
    [InlineData(8, 25, Verdict.Fail)]
    public void Public_transport_near_her_limit_is_a_question(double kilometres, int maxMinutes, Verdict expected)
    {
        var outcome = Reach(Travelling(maxMinutes, TravelMode.PublicTransport), kilometres);

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.Minutes, Asked: 32, Has: maxMinutes), outcome.Shortfall);
        Assert.Equal(expected == Verdict.Unknown ? QuestionCode.TravelByPublicTransport : QuestionCode.None, outcome.Question);
    }

    [Fact]
    public void No_question_where_another_way_of_travelling_settles_it() =>
        Assert.Equal(
            RuleOutcome.PassWith(new(Measure.Minutes, Asked: 42, Has: 42)),
            Reach(Travelling(42, TravelMode.PublicTransport, TravelMode.Bicycle), 8));

    [Fact]
    public void With_nothing_known_forty_five_minutes_are_assumed()
    {
        Assert.Equal(45, Reach(A.ThinlyKnown(), 8).Shortfall.Has);
        Assert.Equal(Verdict.Pass, Reach(A.ThinlyKnown(), 8).Verdict);
        Assert.Equal(Verdict.Fail, Reach(A.ThinlyKnown(), 17).Verdict);
        Assert.Equal(30, Ask<ReachableRule>.About(
            A.ThinlyKnown(), A.Opening(), A.Context(new RoundOptions { AssumedMaxMinutes = 30 })).Shortfall.Has);
    }

    private static Newcomer Travelling(int maxMinutes, params TravelMode[] modes) =>
        A.Newcomer() with { Mobility = new() { Modes = modes, Cycling = Cycling.Can, MaxMinutes = maxMinutes } };

    private static RuleOutcome Reach(Newcomer newcomer, double kilometres) => Ask<ReachableRule>.About(
        newcomer,
        A.Opening(),
        A.Context(places: [A.EastOfHome(A.Home, 0), A.EastOfHome(A.NearBy, kilometres)]));
}
