using Matching.Engine.Rounds;

namespace Matching.Service.Rounds;

/// <summary>The steps of a round in the service, in order. Their codes are the keys of <c>seconds</c> in the summary.</summary>
public enum RoundStep : byte { Take, Read, Rules, Scores, Allocation, Explanation, Publish }

/// <summary>The steps with their names for a screen.</summary>
public static class RoundSteps
{
    public static IReadOnlyList<RoundStep> All { get; } = Enum.GetValues<RoundStep>();

    public static string Code(this RoundStep step) => step.ToString().ToLowerInvariant();

    public static string DutchName(this RoundStep step) => step switch
    {
        RoundStep.Take => "Ronde nemen",
        RoundStep.Read => "Gegevens lezen",
        RoundStep.Rules => "Regels toetsen",
        RoundStep.Scores => "Wegen",
        RoundStep.Allocation => "Verdelen",
        RoundStep.Explanation => "Uitleggen",
        RoundStep.Publish => "Op de bureaus leggen",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    internal static RoundStep StepOf(this RoundStage stage) => stage switch
    {
        RoundStage.Rules => RoundStep.Rules,
        RoundStage.Scores => RoundStep.Scores,
        RoundStage.Allocation => RoundStep.Allocation,
        RoundStage.Explanation => RoundStep.Explanation,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}

/// <summary>Measures how long each step takes and tells who listens which one began. A step ends where the next begins.</summary>
internal sealed class StepClock(TimeProvider time, IProgress<RoundStep>? listener) : IProgress<RoundStage>
{
    private readonly Dictionary<string, double> _seconds = [];
    private RoundStep? _current;
    private long _since;

    public void Begin(RoundStep step)
    {
        Close();
        (_current, _since) = (step, time.GetTimestamp());
        listener?.Report(step);
    }

    /// <summary>The engine says which of its stages begins.</summary>
    public void Report(RoundStage value)
    {
        Failpoint.Hit(Failpoint.Of(value));
        Begin(value.StepOf());
    }

    /// <summary>Seconds per step up to now, rounded to milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Seconds()
    {
        Close();
        return _seconds;
    }

    private void Close()
    {
        if (_current is not { } step)
            return;
        var now = time.GetTimestamp();
        _seconds[step.Code()] = Math.Round(_seconds.GetValueOrDefault(step.Code()) + time.GetElapsedTime(_since, now).TotalSeconds, 3);
        _since = now;
    }
}
