using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Openings for women or for men. Whether the limit is lawful was settled when the opening was posted.</summary>
public sealed class AudienceRule : IRule
{
    public RuleCode Code => RuleCode.Audience;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) => opening.Asks.Audience.Limit switch
    {
        AudienceLimit.Women => RuleOutcome.Of(newcomer.Sex is { } sex ? sex == Sex.Female : null, QuestionCode.Sex),
        AudienceLimit.Men => RuleOutcome.Of(newcomer.Sex is { } sex ? sex == Sex.Male : null, QuestionCode.Sex),
        _ => RuleOutcome.Pass,
    };
}
