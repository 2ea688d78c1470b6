using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>
/// A marked share of proposals drawn by lot, so that learning sees more than what the ranker already believes. Off unless the policy says so.
/// A person's best is never touched, so nobody loses her only one; and only places that are left are drawn.
/// </summary>
/// <remarks>
/// Seeded by business date and newcomer: the same snapshot draws the same. How likely each drawn one was is kept in its evidence, for weighing
/// by inverse propensity.
/// </remarks>
internal sealed class Exploration
{
    private const int Whole = 10_000;

    private readonly Dictionary<(NewcomerId, OpeningId), int> _propensities = [];

    private Exploration(AllocationPlan plan) => Plan = plan;

    public AllocationPlan Plan { get; private set; }

    public static Exploration Of(RoundSnapshot snapshot, AllocationProblem problem, AllocationPlan plan)
    {
        var exploration = new Exploration(plan);
        if (snapshot.Options.ExplorationPercent > 0)
            exploration.Draw(snapshot, problem);
        return exploration;
    }

    /// <summary>Marks what was drawn.</summary>
    public PersonResult Marked(PersonResult person) => _propensities.Count == 0 ? person : person with
    {
        Proposals =
        [
            .. person.Proposals.Select(p => _propensities.TryGetValue((person.Newcomer, p.Opening), out var propensity)
                ? p with { Evidence = p.Evidence with { Propensity = propensity } } : p),
        ],
    };

    private void Draw(RoundSnapshot snapshot, AllocationProblem problem)
    {
        var planned = Plan.Chosen.ToHashSet();
        var chosen = planned.ToHashSet();
        var left = problem.Limit.ToArray();
        foreach (var number in chosen)
            Add(left, problem.Edges[number].Opening, -1);
        for (var person = 0; person < problem.People; person++)
        {
            var numbers = Enumerable.Range(problem.FirstEdge[person], problem.FirstEdge[person + 1] - problem.FirstEdge[person]).ToList();
            var seed = Lot.Draw((ulong)snapshot.BusinessDate.DayNumber, (ulong)snapshot.Newcomers[person].Id.Value);
            var draws = 0UL;
            foreach (var number in numbers.Where(planned.Contains).OrderByDescending(n => problem.Edges[n].Points).ThenBy(n => n).Skip(1).ToList())
            {
                if (Lot.Draw(seed, draws++) % 100 >= (ulong)snapshot.Options.ExplorationPercent)
                    continue;
                var kind = problem.Kind[problem.Edges[number].Opening];
                var others = numbers.Where(n => !planned.Contains(n) && !chosen.Contains(n) && left[problem.Edges[n].Opening] > 0 && problem.Kind[problem.Edges[n].Opening] == kind).ToList();
                if (others.Count == 0)
                    continue;
                var drawn = others[(int)(Lot.Draw(seed, draws++) % (ulong)others.Count)];
                chosen.Remove(number);
                chosen.Add(drawn);
                Add(left, problem.Edges[number].Opening, 1);
                Add(left, problem.Edges[drawn].Opening, -1);
                _propensities[(snapshot.Newcomers[person].Id, snapshot.Openings[problem.Edges[drawn].Opening].Id)] =
                    Math.Max(1, Whole * snapshot.Options.ExplorationPercent / 100 / others.Count);
            }
        }
        int[] after = [.. chosen.Order()];
        Plan = Plan with
        {
            Chosen = after,
            CutOff = [.. Plan.CutOff.Except(after)],
            TotalPoints = after.Sum(n => (long)problem.Edges[n].Points),
            Certificate = Plan.Certificate is { } c ? c with { Primal = c.Primal - Worth(problem, Plan.Chosen) + Worth(problem, after) } : null,
        };
    }

    private static long Worth(AllocationProblem problem, IEnumerable<int> chosen) => chosen.Sum(n => (long)problem.Edges[n].Worth);

    private static void Add(int[] left, int opening, int change)
    {
        if (left[opening] != AllocationProblem.Unlimited)
            left[opening] += change;
    }
}
