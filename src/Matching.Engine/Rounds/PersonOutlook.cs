using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>What the rules leave one person, what stands in the way of the rest, and which questions would help.</summary>
/// <param name="Candidates">Openings that no rule fails, possible ones included.</param>
/// <param name="BlockedBy">The rule alone responsible for most of her pairs; set when there are no candidates.</param>
/// <param name="LeastChange">The least change that would open something; null when none of one step does.</param>
/// <param name="Questions">Those that open most first, at most as many as fit on a card.</param>
internal sealed record PersonOutlook(int Candidates, RuleCode? BlockedBy, LeastChange? LeastChange, IReadOnlyList<OpenQuestion> Questions);
