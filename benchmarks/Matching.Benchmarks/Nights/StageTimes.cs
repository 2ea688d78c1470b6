using System.Diagnostics;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Nights;

/// <summary>How long each stage of a round took, in seconds.</summary>
internal sealed class StageTimes : IProgress<RoundStage>
{
    private readonly double[] _seconds = new double[Enum.GetValues<RoundStage>().Length];
    private RoundStage? _stage;
    private long _since = Stopwatch.GetTimestamp();

    public double this[RoundStage stage] => _seconds[(int)stage];

    public double Total => _seconds.Sum();

    public void Report(RoundStage value)
    {
        End();
        _stage = value;
    }

    public void End()
    {
        // What comes before the first stage belongs to it.
        _seconds[(int)(_stage ?? 0)] += Stopwatch.GetElapsedTime(_since).TotalSeconds;
        _since = Stopwatch.GetTimestamp();
    }

    public static (RoundResult Result, StageTimes Times) Of(RoundSnapshot snapshot, int threads, IScorer? scorer = null)
    {
        var times = new StageTimes();
        var result = MatchingRound.Run(snapshot, times, scorer, threads);
        times.End();
        return (result, times);
    }
}
