using System.Diagnostics;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Allocation;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Quality;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// A country's night in memory, from the people and openings to the plan, against what a sound developer would write: same machine, same
/// threads, same input. The plain night takes minutes per round, so its loop runs for people drawn from all over the country and counts per
/// person; its greedy plan is made in full. Ours runs in full, and its plan is an auction's, with a certificate.
/// Saying why is in neither.
/// </summary>
internal static class NightSpeed
{
    private const int Openings = 100_000;
    private const int People = 2 * Openings;
    private const int Sample = 2_000;
    private const int Bar = 8;

    public static Suite Suite { get; } = new("night", "How much faster is a country's night than a plain loop over all pairs?", progress => [Run(People, progress)]);

    private static Case Run(int people, IProgress<string> progress)
    {
        progress.Report($"Drawing {people} people and {people / 2} openings");
        var snapshot = Workload.National(people, people / 2);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };

        progress.Report($"The plain night, {Sample} people");
        var (plain, found) = Plain(snapshot, parallel);
        progress.Report("The night");
        using var peak = new PeakMemory();
        var (pairs, plan, times) = StageTimes.Of(snapshot, parallel);
        var memory = peak.Mebibytes;

        progress.Report("The plain night's greedy plan");
        var greedy = Greedily(snapshot, pairs);
        var same = found.All(f => f.Candidates == pairs.Candidates[f.Person] && AreTheBest(pairs.Of(f.Person).ToArray(), f.Best));
        var ratio = (plain + greedy.Seconds) / times.Total;
        return new($"{people} × {people / 2}", Math.Round(ratio, 1), Bar)
        {
            Holds = same && ratio >= Bar,
            More = new Dictionary<string, object>
            {
                ["threads"] = parallel.MaxDegreeOfParallelism,
                ["plainSeconds"] = Math.Round(plain + greedy.Seconds, 1),
                ["plainGreedySeconds"] = Math.Round(greedy.Seconds, 1),
                ["plainPeopleMeasured"] = found.Length,
                ["sameBestPairs"] = same,
                ["seconds"] = Math.Round(times.Total, 2),
                ["indexSeconds"] = Math.Round(times[RoundStage.Rules], 2),
                ["findAndScoreSeconds"] = Math.Round(times[RoundStage.Scores], 2),
                ["allocationSeconds"] = Math.Round(times[RoundStage.Allocation], 2),
                ["candidates"] = pairs.Candidates.Sum(c => (long)c),
                ["edges"] = pairs.Pairs.Length,
                ["gap"] = plan.Certificate?.Gap ?? 1,
                ["pointsOverGreedy"] = Math.Round((double)plan.TotalPoints / greedy.Points, 4),
                ["peakMebibytes"] = Math.Round(memory),
                ["inputMebibytes"] = Math.Round(peak.MebibytesBefore),
            },
        };
    }

    /// <summary>The same pairs with the same points; ours besides keeps what lay there last night.</summary>
    private static bool AreTheBest(ScoredPair[] kept, IReadOnlyCollection<ScoredPair> best) =>
        best.All(pair => kept.Contains(pair) || kept.Contains(pair with { LastNight = true }))
        && kept.Count(pair => !pair.LastNight) <= best.Count;

    /// <summary>Seconds that the loop would take for everybody, and what it found for the sample.</summary>
    private static (double Seconds, (int Person, int Candidates, IReadOnlyCollection<ScoredPair> Best)[] Found) Plain(RoundSnapshot snapshot, ParallelOptions parallel)
    {
        var start = Stopwatch.GetTimestamp();
        var night = new PlainNight(snapshot, WeightedSum.Instance, parallel);
        var once = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var every = Math.Max(1, snapshot.Newcomers.Count / Sample);
        var found = new (int Person, int Candidates, IReadOnlyCollection<ScoredPair> Best)[snapshot.Newcomers.Count / every];
        RunAll();
        start = Stopwatch.GetTimestamp();
        RunAll();
        return (once + Stopwatch.GetElapsedTime(start).TotalSeconds * every, found);

        void RunAll() => Parallel.For(0, found.Length, parallel,
            () => (Openings: new int[snapshot.Openings.Count], Unknowns: new byte[snapshot.Openings.Count]),
            (i, _, own) =>
            {
                var (candidates, best) = night.Run(i * every, own.Openings, own.Unknowns);
                found[i] = (i * every, candidates, best);
                return own;
            },
            _ => { });
    }

    /// <summary>The greedy plan over everybody's best, stating the problem included.</summary>
    private static (double Seconds, long Points) Greedily(RoundSnapshot snapshot, ScoredPairs pairs)
    {
        var pins = PinBoard.Judge(snapshot, new(snapshot));
        var start = Stopwatch.GetTimestamp();
        var points = Greedy.Instance.Allocate(RoundProblem.From(snapshot, pairs, pins)).TotalPoints;
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, points);
    }
}
