using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>There is a place left, or the place that is taken is her own.</summary>
public sealed class PlaceFreeRule : IRule
{
    public RuleCode Code => RuleCode.PlaceFree;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Capacity.Free is null or > 0 || context.IsPinned(newcomer.Id, opening.Id) ? RuleOutcome.Pass : RuleOutcome.Fail();
}
