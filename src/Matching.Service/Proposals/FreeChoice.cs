using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Rounds;

namespace Matching.Service.Proposals;

/// <summary>
/// When a caseworker may put a pair on the desk that no night proposed: no rule fails. What a caseworker rejected until something changes
/// she may look at again herself; what the newcomer said no to she may not.
/// </summary>
internal static class FreeChoice
{
    /// <summary>Every rule that fails, in the order of the rules.</summary>
    public static IReadOnlyList<FailingRule> Fails(Newcomer person, Opening opening, RuleContext context) =>
    [
        .. from rule in HardRules.All
           let outcome = rule.Evaluate(person, opening, context)
           where outcome.Verdict == Verdict.Fail
           select new FailingRule(rule.Code, outcome.Shortfall),
    ];

    public static bool IsAllowed(IReadOnlyList<FailingRule> fails, PersonNow now, Opening opening) =>
        fails.All(f => f.Rule == RuleCode.RejectedBefore && now.UntilChange.Contains(opening.Id));
}
