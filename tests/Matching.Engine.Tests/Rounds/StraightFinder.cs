using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rounds;

/// <summary>What the index must answer, computed as plainly as it can be: every rule for every pair.</summary>
internal static class StraightFinder
{
    public static IReadOnlyList<Candidate> Find(RoundSnapshot snapshot, RuleContext context, int person) =>
    [
        .. from i in Enumerable.Range(0, snapshot.Openings.Count)
           let outcome = PairOutcome.Of(snapshot.Newcomers[person], snapshot.Openings[i], context)
           where outcome.IsCandidate
           select new Candidate(i, outcome.Unknowns, outcome.Questions),
    ];
}
