using BenchmarkDotNet.Attributes;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Benchmarks;

/// <summary>A whole round over the demo town, in memory: rules, scores, allocation, explanation.</summary>
[MemoryDiagnoser]
public class RoundBenchmarks
{
    private RoundSnapshot _snapshot = null!;

    [Params(600, 2_400)]
    public int People { get; set; }

    [GlobalSetup]
    public void Setup() => _snapshot = Town
        .Create(new TownOptions { Anchor = new DateOnly(2026, 11, 2), People = People, Openings = People * 2 / 3 })
        .Snapshot(RoundOptions.Default);

    [Benchmark(Baseline = true)]
    public RoundResult OneThread() => MatchingRound.Run(_snapshot, threads: 1);

    [Benchmark]
    public RoundResult AllThreads() => MatchingRound.Run(_snapshot);
}
