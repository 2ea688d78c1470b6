using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>A set of rules as bits, one per <see cref="RuleCode"/>.</summary>
public readonly record struct RuleSet(uint Bits)
{
    public bool IsEmpty => Bits == 0;

    public static RuleSet Of(params ReadOnlySpan<RuleCode> rules)
    {
        var set = default(RuleSet);
        foreach (var rule in rules)
            set = set.With(rule);
        return set;
    }

    public bool Contains(RuleCode rule) => (Bits & Bit(rule)) != 0;

    /// <summary>Every rule of the other set is in this one.</summary>
    public bool Covers(RuleSet other) => (other.Bits & ~Bits) == 0;

    public RuleSet With(RuleCode rule) => new(Bits | Bit(rule));

    public RuleSet With(RuleSet other) => new(Bits | other.Bits);

    private static uint Bit(RuleCode rule) => 1u << (int)rule;
}
