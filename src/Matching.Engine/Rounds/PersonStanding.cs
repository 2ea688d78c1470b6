using Matching.Engine.Allocation;
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
    private readonly HashSet<int> _cutOff = [.. plan.CutOff];
    private readonly HashSet<int> _pinned = [.. pins.Standing.Select(p => p.Person)];

    public PersonResult Of(int person)
    {
        var found = candidates[person];
        var chosen = BestOf(person, _chosen);
        var cutOff = BestOf(person, _cutOff);
        var standing = chosen.Count > 0 || _pinned.Contains(person) ? Standing.Proposed
            : cutOff.Count > 0 || snapshot.Openings.Count == 0 ? Standing.NoPlace
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
            CutOff = [.. cutOff.Take(MostCutOff).Select(pair => snapshot.Openings[pairs.Pairs[pair].Opening].Id)],
        };
    }

    /// <summary>The person's pairs that are in the set, best first.</summary>
    private List<int> BestOf(int person, HashSet<int> set) =>
    [
        .. Enumerable.Range(pairs.First[person], pairs.First[person + 1] - pairs.First[person])
            .Where(set.Contains)
            .OrderByDescending(pair => pairs.Points[pair]),
    ];

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
}
