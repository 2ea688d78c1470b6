using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// How many people an opening reaches, and what each requirement costs. Plain counts: whoever shows them hides the small ones.
/// What she cannot do (belasting) is in no count here, and neither is whether the opening is open, fair or full: that is the opening's own.
/// </summary>
public sealed record OpeningUnlocks
{
    /// <summary>People whom no rule keeps away, possible ones included.</summary>
    public required int People { get; init; }

    /// <summary>How many of them wait for no answer.</summary>
    public required int WithoutUnknowns { get; init; }

    /// <summary>Requirements that alone keep people away, most people first, then in the order of the rules. Never sex or age.</summary>
    public required IReadOnlyList<RequirementCost> Costs { get; init; }

    /// <summary>What one step less would give, most people first; steps that give nobody are left out.</summary>
    public required IReadOnlyList<Relaxation> Relaxations { get; init; }
}

/// <summary>How many people this requirement alone keeps away.</summary>
public readonly record struct RequirementCost(RuleCode Rule, int People);

/// <summary>One requirement one step lower, and how many people it adds.</summary>
public readonly record struct Relaxation(OpeningChange Change, int People, int WithoutUnknowns);
