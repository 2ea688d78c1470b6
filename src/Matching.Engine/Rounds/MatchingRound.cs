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
        var context = new RuleContext(snapshot);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var night = Plan(snapshot, context, scorer, parallel, progress);
        var plan = night.Plan;

        progress?.Report(RoundStage.Explanation);
        var standing = new PersonStanding(snapshot, context, night.Index, night.Pins, night.Pairs, plan, scorer);
        var people = new PersonResult[snapshot.Newcomers.Count];
        Parallel.For(0, people.Length, parallel, person => people[person] = night.Exploration.Marked(standing.Of(person)));

        return new()
        {
            People = people,
            Pairs = (long)snapshot.Newcomers.Count * snapshot.Openings.Count,
            Candidates = night.Pairs.Candidates.Sum(c => (long)c),
            BrokenPins = night.Pins.Broken,
            Ranker = scorer.Id,
            Allocation = plan.Allocator,
            BudgetSpent = plan.BudgetSpent,
            TotalPoints = plan.TotalPoints,
            OptimalityGap = plan.Certificate?.Gap,
            Certificate = plan.Certificate,
            Prices = RoundProblem.Prices(snapshot, plan.Prices),
            Reserves = night.Reserve.Length == 0 ? null : RoundProblem.Prices(snapshot, night.Reserve),
            Floors = night.Floors,
        };
    }

    /// <summary>Everything but the explanation: who is proposed where.</summary>
    /// <exception cref="ArgumentException">The scorer was made for other features.</exception>
    internal static NightPlan Plan(
        RoundSnapshot snapshot, RuleContext context, IScorer scorer, ParallelOptions parallel, IProgress<RoundStage>? progress)
    {
        if (scorer.SchemaHash != FeatureSchema.Hash)
            throw new ArgumentException($"Ranker {scorer.Id} was made for other features; train it again for this version.", nameof(scorer));

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
        var (best, floors) = Floors.Allocate(snapshot, problem, pins, allocator);
        return new(index, pins, pairs, Exploration.Of(snapshot, problem, best), floors, reserve);
    }
}

/// <summary>A round up to its plan, with all that it was made of.</summary>
internal sealed record NightPlan(CandidateIndex Index, PinBoard Pins, ScoredPairs Pairs, Exploration Exploration, IReadOnlyList<FloorResult> Floors, int[] Reserve)
{
    public AllocationPlan Plan => Exploration.Plan;
}
