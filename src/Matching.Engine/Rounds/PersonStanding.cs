using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>Says of every person where she stands after the plan.</summary>
internal sealed class PersonStanding(
    RoundSnapshot snapshot, RuleContext context, PersonCandidates[] candidates, PinBoard pins, ScoredPairs pairs, AllocationPlan plan, IScorer scorer)
{
    private const int MostCutOff = 3;

    private readonly HashSet<int> _chosen = [.. plan.Chosen];
    private readonly ILookup<int, int> _pinnedOpenings = pins.Standing.ToLookup(p => p.Person, p => p.Opening);

    public PersonResult Of(int person)
    {
        var found = candidates[person];
        var (chosen, others) = Split(person);
        var standing = chosen.Count > 0 || _pinnedOpenings.Contains(person) ? Standing.Proposed
            : others.Count > 0 || snapshot.Openings.Count == 0 ? Standing.NoPlace
            : found.All.Length > 0 ? Standing.Questions
            : Standing.Blocked;
        return new()
        {
            Newcomer = snapshot.Newcomers[person].Id,
            Standing = standing,
            Proposals = [.. chosen.Select((pair, i) => Propose(pair, rank: i + 1))],
            Candidates = found.All.Length,
            BlockedBy = standing == Standing.Blocked ? found.BlockedBy : null,
            Questions = QuestionCard.For(found.All, snapshot.Options.QuestionsPerCard),
            LeastChange = found.LeastChange,
            CutOff = [.. CutOff(person, chosen, others).Take(MostCutOff).Select(pair => snapshot.Openings[pairs.Pairs[pair].Opening].Id)],
        };
    }

    /// <summary>The person's pairs, those in the plan and the rest, best first.</summary>
    private (List<int> Chosen, List<int> Others) Split(int person)
    {
        var best = Enumerable.Range(pairs.First[person], pairs.First[person + 1] - pairs.First[person])
            .OrderByDescending(pair => pairs.Points[pair])
            .ToLookup(_chosen.Contains);
        return ([.. best[true]], [.. best[false]]);
    }

    private ProposedOpening Propose(int pair, int rank)
    {
        var (person, position, _) = pairs.Pairs[pair];
        var (newcomer, opening) = (snapshot.Newcomers[person], snapshot.Openings[position]);
        return new()
        {
            Opening = opening.Id,
            Rank = rank,
            Points = pairs.Points[pair],
            Evidence = Explainer.Explain(newcomer, opening, context, scorer, pairs.Features.Row(pair)),
        };
    }

    /// <summary>
    /// Pairs that a full opening kept out of the plan: it is full, and she had room for it or holds something that is worth less.
    /// A pair that her own portion kept out is not cut off.
    /// </summary>
    private IEnumerable<int> CutOff(int person, List<int> chosen, List<int> others)
    {
        var options = snapshot.Options;
        var held = _pinnedOpenings[person].Concat(chosen.Select(pair => pairs.Pairs[pair].Opening)).Select(o => snapshot.Openings[o].Kind).ToList();
        foreach (var pair in others)
        {
            if (plan.Left[pairs.Pairs[pair].Opening] > 0)
                continue;
            var kind = KindOf(pair);
            var kindFull = held.Count(k => k == kind) >= options.ProposalsPerPersonAndKind;
            var full = kindFull || held.Count >= options.ProposalsPerPerson;
            if (!full || chosen.Any(c => (!kindFull || KindOf(c) == kind) && pairs.Points[c] < pairs.Points[pair]))
                yield return pair;
        }
    }

    private OpeningKind KindOf(int pair) => snapshot.Openings[pairs.Pairs[pair].Opening].Kind;
}
