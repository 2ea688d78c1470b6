using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class LearningRouteRuleTests
{
    [Fact]
    public void An_opening_for_certain_routes_asks_hers()
    {
        Assert.Equal(RuleOutcome.Pass, OnRoute(LearningRoute.Z, LearningRoute.B1, LearningRoute.Z));
        Assert.Equal(RuleOutcome.Fail(), OnRoute(LearningRoute.Education, LearningRoute.B1, LearningRoute.Z));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.LearningRoute), OnRoute(null, LearningRoute.Z));
    }

    [Fact]
    public void An_opening_for_every_route_asks_nothing() => Assert.Equal(RuleOutcome.Pass, OnRoute(null));

    private static RuleOutcome OnRoute(LearningRoute? own, params LearningRoute[] asked)
    {
        var opening = A.Opening();
        return Ask<LearningRouteRule>.About(
            A.Newcomer() with { Integration = new() { Route = own } },
            opening with { Asks = opening.Asks with { Routes = asked } });
    }
}
