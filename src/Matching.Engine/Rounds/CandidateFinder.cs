using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>A pair that no rule fails, seen from the person.</summary>
/// <param name="Opening">Position in the snapshot's list.</param>
/// <param name="Unknowns">Rules that are Unknown; possible while there are any.</param>
/// <param name="Questions">What would have to be asked.</param>
internal readonly record struct Candidate(int Opening, int Unknowns, QuestionSet Questions);

/// <summary>What the rules leave one person, and what stands in the way of the rest.</summary>
internal sealed record PersonCandidates(Candidate[] All, RuleCode? BlockedBy, LeastChange? LeastChange);

/// <summary>Holds every newcomer against every opening.</summary>
internal static class CandidateFinder
{
    /// <summary>One entry per newcomer, in the order of the snapshot.</summary>
    public static PersonCandidates[] Find(RoundSnapshot snapshot, RuleContext context, ParallelOptions parallel)
    {
        var found = new PersonCandidates[snapshot.Newcomers.Count];
        Parallel.For(0, found.Length, parallel,
            () => new Candidate[snapshot.Openings.Count],
            (person, _, buffer) =>
            {
                found[person] = Of(snapshot.Newcomers[person], snapshot.Openings, context, buffer);
                return buffer;
            },
            _ => { });
        return found;
    }

    private static PersonCandidates Of(Newcomer newcomer, IReadOnlyList<Opening> openings, RuleContext context, Span<Candidate> buffer)
    {
        var count = 0;
        var blocking = new Blocking(stackalloc int[HardRules.All.Count], stackalloc int[HardRules.All.Count]);
        var changes = new LeastChanges(stackalloc ChangeStep[HardRules.All.Count]);
        for (var i = 0; i < openings.Count; i++)
        {
            var outcome = PairOutcome.Of(newcomer, openings[i], context);
            if (outcome.IsCandidate)
                buffer[count++] = new(i, outcome.Unknowns, outcome.Questions);
            else
                blocking.Count(outcome);
            if (outcome.Fails == 1 && outcome.Unknowns <= context.Options.UnknownsAllowed)
                changes.Count(outcome.FirstFail, outcome.Shortfall, i);
        }
        return new(buffer[..count].ToArray(), count == 0 ? blocking.Most() : null, changes.Best());
    }
}
