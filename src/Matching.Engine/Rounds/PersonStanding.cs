using Matching.Engine.Allocation;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>Says of every person where she stands after the plan.</summary>
internal sealed class PersonStanding(
    RoundSnapshot snapshot, RuleContext context, PinBoard pins, ScoredPairs pairs, AllocationPlan plan, IScorer scorer)
{
    private const int MostCutOff = 3;

    private readonly HashSet<int> _pinned = [.. pins.Standing.Select(p => p.Person)];

    public PersonResult Of(int person)
    {
        var outlook = SlowOutlook.Of(person, snapshot, context);
        var chosen = BestOf(person, plan.Chosen);
        var cutOff = BestOf(person, plan.CutOff);
        var standing = chosen.Length > 0 || _pinned.Contains(person) ? Standing.Proposed
            : cutOff.Length > 0 || snapshot.Openings.Count == 0 ? Standing.NoPlace
            : outlook.Candidates > 0 ? Standing.Questions
            : Standing.Blocked;
        return new()
        {
            Newcomer = snapshot.Newcomers[person].Id,
            Standing = standing,
            Proposals = [.. chosen.Select((pair, i) => Propose(person, pair, rank: i + 1))],
            Candidates = outlook.Candidates,
            BlockedBy = standing == Standing.Blocked ? outlook.BlockedBy : null,
            Questions = outlook.Questions,
            LeastChange = outlook.LeastChange,
            CutOff = [.. cutOff.Take(MostCutOff).Select(pair => snapshot.Openings[pair.Opening].Id)],
        };
    }

    /// <summary>The person's pairs among these numbers, which rise; best first.</summary>
    private ScoredPair[] BestOf(int person, IReadOnlyList<int> numbers)
    {
        var (from, to) = (FirstFrom(pairs.First[person], numbers), FirstFrom(pairs.First[person + 1], numbers));
        return [.. Enumerable.Range(from, to - from).Select(i => pairs.Pairs[numbers[i]]).OrderByDescending(pair => pair.Points)];
    }

    /// <summary>Where the first of the numbers stands that is at least so high.</summary>
    private static int FirstFrom(int number, IReadOnlyList<int> numbers)
    {
        var (low, high) = (0, numbers.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = numbers[middle] < number ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The pass forgot the feature values; for the few that were chosen they are read again.</summary>
    private ProposedOpening Propose(int person, ScoredPair pair, int rank)
    {
        var (newcomer, opening) = (snapshot.Newcomers[person], snapshot.Openings[pair.Opening]);
        Span<int> row = stackalloc int[FeatureSchema.Count];
        FeatureSchema.Read(newcomer, opening, context, row);
        return new()
        {
            Opening = opening.Id,
            Rank = rank,
            Points = pair.Points,
            Evidence = Explainer.Explain(newcomer, opening, context, scorer, row),
        };
    }
}
