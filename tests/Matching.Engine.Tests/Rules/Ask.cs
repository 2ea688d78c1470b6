using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

/// <summary>Asks one rule about one pair.</summary>
internal static class Ask<TRule> where TRule : IRule, new()
{
    private static readonly TRule Rule = new();
    private static readonly RuleContext NothingRuns = A.Context();

    public static RuleOutcome About(Newcomer newcomer, Opening opening, RuleContext? context = null) =>
        Rule.Evaluate(newcomer, opening, context ?? NothingRuns);
}
