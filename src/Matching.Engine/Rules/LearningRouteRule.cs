using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Some openings are made for certain routes, such as practice hours of the Z-route.</summary>
public sealed class LearningRouteRule : IRule
{
    public RuleCode Code => RuleCode.LearningRoute;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var routes = opening.Asks.Routes;
        if (routes.Count == 0)
            return RuleOutcome.Pass;
        if (newcomer.Integration.Route is not { } own)
            return RuleOutcome.Unknown(QuestionCode.LearningRoute);
        for (var i = 0; i < routes.Count; i++)
            if (routes[i] == own)
                return RuleOutcome.Pass;
        return RuleOutcome.Fail();
    }
}
