using System.Diagnostics;
using Matching.Benchmarks.Scoring;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Quality;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// Finding and scoring a country's pairs with a forest of 100 trees × 31 leaves, against the plain night with the plain walk, on the same
/// threads. The plain night runs for people drawn from all over the country and counts per person; ours runs for everybody.
/// Seconds of the processor stand beside: on a crowded machine they say more than those of the clock.
/// </summary>
internal static class ForestNight
{
    private const int Openings = 100_000;
    private const int People = 2 * Openings;
    private const int Sample = 1_000;
    private const int Bar = 30;

    public static Suite Suite { get; } = new("forest-night", "How much faster are a country's pairs found and scored with a forest than by a plain loop and walk?", progress => [Run(People, progress)]);

    internal static Case Run(int people, IProgress<string> progress)
    {
        progress.Report($"Drawing {people} people and {people / 2} openings");
        var snapshot = Workload.National(people, people / 2);
        var ranker = ProductForest.Grow(ProductForest.Rows(), 100, 31);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };

        progress.Report("Ours");
        var (start, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var context = new RuleContext(snapshot);
        var pairs = ScoredPairs.From(
            snapshot, context, new CandidateIndex(snapshot, context), PinBoard.Judge(snapshot, context), Engine.Scoring.ForestScorer.Of(ranker), parallel);
        var ours = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var oursBusy = (Environment.CpuUsage.TotalTime - busy).TotalSeconds;

        progress.Report($"The plain night, {Sample} people");
        var every = Math.Max(1, people / Sample);
        var night = new PlainNight(snapshot, new WalkScorer(ranker), parallel);
        var found = new int[people / every];
        RunAll();
        (start, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        RunAll();
        var plain = Stopwatch.GetElapsedTime(start).TotalSeconds * every;
        var plainBusy = (Environment.CpuUsage.TotalTime - busy).TotalSeconds * every;

        var ratio = plain / ours;
        return new($"{people} × {people / 2}, find and score", Math.Round(ratio, 1), Bar)
        {
            Holds = ratio >= Bar,
            More = new Dictionary<string, object>
            {
                ["plainSeconds"] = Math.Round(plain, 1),
                ["plainSample"] = found.Length,
                ["candidatesPerPerson"] = Math.Round(found.Average(), 1),
                ["seconds"] = Math.Round(ours, 2),
                ["processorSeconds"] = Math.Round(oursBusy, 1),
                ["plainProcessorSeconds"] = Math.Round(plainBusy, 1),
                ["timesInProcessorSeconds"] = Math.Round(plainBusy / oursBusy, 1),
                ["keptPairs"] = pairs.First[^1],
                ["threads"] = parallel.MaxDegreeOfParallelism,
            },
        };

        void RunAll() => Parallel.For(0, found.Length, parallel,
            () => (Openings: new int[snapshot.Openings.Count], Unknowns: new byte[snapshot.Openings.Count]),
            (i, _, own) =>
            {
                found[i] = night.Run(i * every, own.Openings, own.Unknowns).Candidates;
                return own;
            },
            _ => { });
    }
}
