using System.Diagnostics;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Quality;

namespace Matching.Benchmarks.Candidates;

/// <summary>
/// The index beside the loop, building included on both sides, with the same threads and in one run. On large instances the loop goes through a
/// sample of the people and is scaled up; both must find the same candidates for everybody in the sample.
/// </summary>
internal static class CandidateMeasurement
{
    /// <summary>The best of several runs counts: as many as fit in these seconds, so that both sides run compiled to the end.</summary>
    private const int Seconds = 8;
    private const int FewestRuns = 3;

    private sealed record Instance(string Name, RoundSnapshot Snapshot, int Sample, double Bar);

    public static IReadOnlyList<Case> Run(IProgress<string> progress) =>
        [.. Instances().SelectMany(instance => Measure(instance, progress))];

    private static IEnumerable<Instance> Instances()
    {
        yield return new("town 5,000 x 5,000", Workload.City(5_000, 5_000), Sample: 5_000, Bar: 8);
        yield return new("country 200,000 x 100,000", Workload.National(200_000, 100_000), Sample: 4_000, Bar: 20);
    }

    private static IEnumerable<Case> Measure(Instance instance, IProgress<string> progress)
    {
        progress.Report($"{instance.Name} is drawn.");
        var snapshot = instance.Snapshot;
        var people = snapshot.Newcomers.Count;
        foreach (var threads in new[] { Environment.ProcessorCount, 1 }.Distinct())
        {
            if (threads == 1 && people > 100_000)
                yield break;
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
            var everyone = Enumerable.Range(0, people).ToArray();
            var sample = Enumerable.Range(0, instance.Sample).Select(i => (int)((long)i * people / instance.Sample)).ToArray();

            var index = Best(() => Timed(parallel, everyone, snapshot, () => ByIndex(snapshot, parallel)));
            var loop = Best(() => Timed(parallel, sample, snapshot, () => new StraightLoop(snapshot, new(snapshot), parallel).Find));
            var rules = Timed(parallel, sample[..Math.Min(sample.Length, 10_000_000 / snapshot.Openings.Count)], snapshot, () => RuleByRule(snapshot));
            var same = Timed(parallel, sample, snapshot, () => ByIndex(snapshot, parallel)).Found == loop.Found;

            var loopSeconds = loop.Build + loop.Find * people / sample.Length;
            var ratio = loopSeconds / (index.Build + index.Find);
            progress.Report($"{instance.Name}, {threads} threads: index {index.Build:0.000} + {index.Find:0.000} s, loop {loop.Build:0.000} + {loop.Find * people / sample.Length:0.000} s");
            yield return new Case($"{instance.Name}, {threads} threads", ratio, instance.Bar)
            {
                Holds = same && ratio >= instance.Bar,
                More = new Dictionary<string, object>
                {
                    ["people"] = people,
                    ["openings"] = snapshot.Openings.Count,
                    ["candidates"] = index.Found.Candidates,
                    ["indexBuildSeconds"] = index.Build,
                    ["indexFindSeconds"] = index.Find,
                    ["loopBuildSeconds"] = loop.Build,
                    ["loopFindSeconds"] = loop.Find * people / sample.Length,
                    ["loopPeopleMeasured"] = sample.Length,
                    ["timesRuleByRule"] = rules.Find / rules.People * people / (index.Build + index.Find),
                    ["sameCandidates"] = same,
                },
            };
        }
    }

    private delegate int Finder(int person, Span<int> openings, Span<byte> unknowns);

    private readonly record struct Found(long Candidates, long Checksum);

    private readonly record struct Timing(double Build, double Find, int People, Found Found);

    private static Timing Best(Func<Timing> measure)
    {
        var begin = Stopwatch.GetTimestamp();
        var best = measure();
        for (var run = 1; run < FewestRuns || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds; run++)
            if (measure() is var next && next.Build + next.Find < best.Build + best.Find)
                best = next;
        return best;
    }

    private static Timing Timed(ParallelOptions parallel, int[] people, RoundSnapshot snapshot, Func<Finder> build)
    {
        GC.Collect();
        var begin = Stopwatch.GetTimestamp();
        var finder = build();
        var built = Stopwatch.GetElapsedTime(begin);
        var (candidates, checksum) = (0L, 0L);
        Parallel.For(0, people.Length, parallel,
            () => (Openings: new int[snapshot.Openings.Count], Unknowns: new byte[snapshot.Openings.Count], Candidates: 0L, Checksum: 0L),
            (i, _, own) =>
            {
                var count = finder(people[i], own.Openings, own.Unknowns);
                for (var c = 0; c < count; c++)
                    own.Checksum += (own.Openings[c] + 1L) * (own.Unknowns[c] + 7) * (people[i] + 13);
                own.Candidates += count;
                return own;
            },
            own =>
            {
                Interlocked.Add(ref candidates, own.Candidates);
                Interlocked.Add(ref checksum, own.Checksum);
            });
        var all = Stopwatch.GetElapsedTime(begin);
        return new(built.TotalSeconds, (all - built).TotalSeconds, people.Length, new(candidates, checksum));
    }

    /// <summary>The index speaks in positions of its own order.</summary>
    private static Finder ByIndex(RoundSnapshot snapshot, ParallelOptions parallel)
    {
        var index = new CandidateIndex(snapshot, new(snapshot), parallel);
        var openingAt = index.Order.OpeningAt;
        return (person, openings, unknowns) =>
        {
            var count = index.Find(person, openings, unknowns);
            foreach (ref var opening in openings[..count])
                opening = openingAt[opening];
            return count;
        };
    }

    /// <summary>Every rule for every pair, as it was before.</summary>
    private static Finder RuleByRule(RoundSnapshot snapshot)
    {
        var context = new RuleContext(snapshot);
        return (person, openings, unknowns) =>
        {
            var count = 0;
            for (var i = 0; i < snapshot.Openings.Count; i++)
                if (PairOutcome.Of(snapshot.Newcomers[person], snapshot.Openings[i], context) is { IsCandidate: true } outcome)
                    (openings[count], unknowns[count++]) = (i, (byte)outcome.Unknowns);
            return count;
        };
    }
}
