using System.Diagnostics;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Allocation;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Quality;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// A whole night in memory against what a sound developer would write, same machine, same threads, same input. The plain night takes hours
/// of processor time, so its loop runs for people drawn from all over the country and counts per person; its greedy plan is made in full.
/// Ours runs in full: rules, scores, the auction with its certificate, and everybody's explanation, which the plain night does without.
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
        double memory;
        RoundResult result;
        StageTimes times;
        using (var peak = new PeakMemory())
        {
            (result, times) = StageTimes.Of(snapshot, parallel.MaxDegreeOfParallelism);
            memory = peak.Mebibytes;
        }

        progress.Report("The plain night's greedy plan");
        plain += Greedily(snapshot, parallel);
        var same = found.All(f => f.Candidates == result.People[f.Person].Candidates);
        var ratio = plain / times.Total;
        return new($"{people} × {people / 2}", Math.Round(ratio, 1), Bar)
        {
            Holds = same && ratio >= Bar,
            More = new Dictionary<string, object>
            {
                ["plainSeconds"] = Math.Round(plain, 1),
                ["plainSample"] = Sample,
                ["sameCandidates"] = same,
                ["seconds"] = Math.Round(times.Total, 2),
                ["findAndScoreSeconds"] = Math.Round(times[RoundStage.Rules] + times[RoundStage.Scores], 2),
                ["allocationSeconds"] = Math.Round(times[RoundStage.Allocation], 2),
                ["explanationSeconds"] = Math.Round(times[RoundStage.Explanation], 2),
                ["threads"] = parallel.MaxDegreeOfParallelism,
                ["candidates"] = result.Candidates,
                ["proposals"] = result.People.Sum(p => (long)p.Proposals.Count),
                ["peakMebibytes"] = Math.Round(memory),
            },
        };
    }

    /// <summary>Seconds that the loop would take for everybody, and what it found for the sample.</summary>
    private static (double Seconds, (int Person, int Candidates)[] Found) Plain(RoundSnapshot snapshot, ParallelOptions parallel)
    {
        var start = Stopwatch.GetTimestamp();
        var night = new PlainNight(snapshot, WeightedSum.Instance, parallel);
        var once = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var every = Math.Max(1, snapshot.Newcomers.Count / Sample);
        var found = new (int Person, int Candidates)[snapshot.Newcomers.Count / every];
        RunAll();
        start = Stopwatch.GetTimestamp();
        RunAll();
        return (once + Stopwatch.GetElapsedTime(start).TotalSeconds * every, found);

        void RunAll() => Parallel.For(0, found.Length, parallel,
            () => (Openings: new int[snapshot.Openings.Count], Unknowns: new byte[snapshot.Openings.Count]),
            (i, _, own) =>
            {
                found[i] = (i * every, night.Run(i * every, own.Openings, own.Unknowns).Candidates);
                return own;
            },
            _ => { });
    }

    /// <summary>Seconds that the greedy plan takes over everybody's best.</summary>
    private static double Greedily(RoundSnapshot snapshot, ParallelOptions parallel)
    {
        var context = new RuleContext(snapshot);
        var pins = PinBoard.Judge(snapshot, context);
        var pairs = ScoredPairs.From(snapshot, context, new CandidateIndex(snapshot, context), pins, WeightedSum.Instance, parallel);
        var start = Stopwatch.GetTimestamp();
        Greedy.Instance.Allocate(RoundProblem.From(snapshot, pairs, pins));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
