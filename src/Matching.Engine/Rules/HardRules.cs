namespace Matching.Engine.Rules;

/// <summary>The list of all hard rules, in the order in which ties between them are broken. Adding a rule is one file and one line here.</summary>
public static class HardRules
{
    public static IReadOnlyList<IRule> All { get; } =
    [
    ];
}
