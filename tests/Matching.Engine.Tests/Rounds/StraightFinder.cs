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

    public static PersonOutlook Outlook(RoundSnapshot snapshot, RuleContext context, int person)
    {
        var blocking = new Blocking(new int[HardRules.All.Count], new int[HardRules.All.Count]);
        var changes = new LeastChanges(new ChangeStep[HardRules.All.Count]);
        for (var i = 0; i < snapshot.Openings.Count; i++)
        {
            var outcome = PairOutcome.Of(snapshot.Newcomers[person], snapshot.Openings[i], context);
            if (!outcome.IsCandidate)
                blocking.Count(outcome);
            if (outcome.Fails == 1 && outcome.Unknowns <= snapshot.Options.UnknownsAllowed)
                changes.Count(outcome.FirstFail, outcome.Shortfall, i);
        }
        var candidates = Find(snapshot, context, person);
        return new(
            candidates.Count,
            candidates.Count == 0 ? blocking.Most() : null,
            changes.Best(),
            QuestionCard.For([.. candidates], snapshot.Options.QuestionsPerCard));
    }
}
