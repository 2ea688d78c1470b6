using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>What the rules leave one person, and what stands in the way of the rest.</summary>
internal sealed record PersonOutlook(int Candidates, RuleCode? BlockedBy, LeastChange? LeastChange, IReadOnlyList<OpenQuestion> Questions);

/// <summary>Holds one newcomer at a time against every opening, rule by rule.</summary>
internal static class SlowOutlook
{
    public static PersonOutlook Of(int person, RoundSnapshot snapshot, RuleContext context)
    {
        var newcomer = snapshot.Newcomers[person];
        var candidates = new List<Candidate>();
        var blocking = new Blocking(stackalloc int[HardRules.All.Count], stackalloc int[HardRules.All.Count]);
        var changes = new LeastChanges(stackalloc ChangeStep[HardRules.All.Count]);
        for (var i = 0; i < snapshot.Openings.Count; i++)
        {
            var outcome = PairOutcome.Of(newcomer, snapshot.Openings[i], context);
            if (outcome.IsCandidate)
                candidates.Add(new(i, outcome.Unknowns, outcome.Questions));
            else
                blocking.Count(outcome);
            if (outcome.Fails == 1 && outcome.Unknowns <= context.Options.UnknownsAllowed)
                changes.Count(outcome);
        }
        return new(candidates.Count, candidates.Count == 0 ? blocking.Most() : null, changes.Best(),
            QuestionCard.For(candidates.ToArray(), context.Options.QuestionsPerCard));
    }
}
