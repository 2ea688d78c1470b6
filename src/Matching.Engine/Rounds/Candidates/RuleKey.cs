using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>How the index comes to a rule's answers.</summary>
internal enum Treatment : byte
{
    /// <summary>The answer depends on one small key of the person and one of the opening.</summary>
    ByKey,

    /// <summary>On where both are and how she travels: <see cref="PlaceIndex"/>.</summary>
    ByPlace,

    /// <summary>On the dagdelen of both: <see cref="TimeIndex"/>.</summary>
    ByTime,

    /// <summary>It passes but for pairs of which something particular is known: <see cref="SinglePairs"/>.</summary>
    ByPair,
}

/// <summary>
/// What a rule's answer depends on. Whoever has the same key gets the same answer, so one person can speak for all of them;
/// the answer itself is always the rule's own. Keys are small whole numbers, from 0.
/// </summary>
internal sealed record RuleKey(RuleCode Rule, Treatment Treatment, Func<Newcomer, int> OfPerson, Func<Opening, int> OfOpening)
{
    public static RuleKey Other(RuleCode rule, Treatment treatment) => new(rule, treatment, _ => 0, _ => 0);
}
