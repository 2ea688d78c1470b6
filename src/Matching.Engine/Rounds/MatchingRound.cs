using Matching.Engine.Allocation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>The steps of a round, in order; reported as progress.</summary>
public enum RoundStage : byte { Rules, Scores, Allocation, Explanation }

/// <summary>One round: rules, scores, allocation, explanation. Pure and synchronous: the same snapshot gives the same result, byte for byte.</summary>
public static class MatchingRound
{
    /// <param name="snapshot">Everything the round looks at.</param>
    /// <param name="progress">Told at the beginning of each stage.</param>
    /// <param name="scorer">The champion ranker; null is the transparent weighted sum, and the result says so.</param>
    /// <param name="threads">Most threads used, -1 for as many as there are; changes the time it takes and nothing else.</param>
    /// <exception cref="ArgumentException">The scorer was made for other features.</exception>
    public static RoundResult Run(RoundSnapshot snapshot, IProgress<RoundStage>? progress = null, IScorer? scorer = null, int threads = -1)
    {
        scorer ??= WeightedSum.Instance;
        if (scorer.SchemaHash != FeatureSchema.Hash)
            throw new ArgumentException($"Ranker {scorer.Id} was made for other features; train it again for this version.", nameof(scorer));
        var context = new RuleContext(snapshot);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };

        progress?.Report(RoundStage.Rules);
        var index = new CandidateIndex(snapshot, context, parallel);
        var pins = PinBoard.Judge(snapshot, context);

        progress?.Report(RoundStage.Scores);
        var pairs = ScoredPairs.From(snapshot, context, index, pins, scorer, parallel);

        progress?.Report(RoundStage.Allocation);
        var allocator = new Auction(snapshot.Options.BidBudget, snapshot.Options.GapMillionths);
        var problem = RoundProblem.From(snapshot, pairs, pins);
        var reserve = LaterArrivals.Reserve(snapshot, problem, scorer, parallel);
        if (reserve.Length > 0)
            problem = Reserve.KeepBack(problem, reserve, snapshot.Options.ReservePercent);
        var (plan, floors) = Floors.Allocate(snapshot, problem, pins, allocator);

        progress?.Report(RoundStage.Explanation);
        var standing = new PersonStanding(snapshot, context, pins, pairs, plan, scorer);
        var people = new PersonResult[snapshot.Newcomers.Count];
        Parallel.For(0, people.Length, parallel, person => people[person] = standing.Of(person));

        return new()
        {
            People = people,
            Pairs = (long)snapshot.Newcomers.Count * snapshot.Openings.Count,
            Candidates = pairs.Candidates.Sum(c => (long)c),
            BrokenPins = pins.Broken,
            Ranker = scorer.Id,
            Allocation = plan.Allocator,
            BudgetSpent = plan.BudgetSpent,
            TotalPoints = plan.TotalPoints,
            OptimalityGap = plan.Certificate?.Gap,
            Certificate = plan.Certificate,
            Prices = RoundProblem.Prices(snapshot, plan.Prices),
            Reserves = reserve.Length == 0 ? null : RoundProblem.Prices(snapshot, reserve),
            Floors = floors,
        };
    }
}
