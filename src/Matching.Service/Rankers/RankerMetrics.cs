using System.Text.Json;
using Matching.Learning.Promotion;

namespace Matching.Service.Rankers;

/// <summary><c>metrics.json</c>: the figures, what the gates said of them, when and against which champion.</summary>
public sealed record RankerMetrics
{
    /// <summary>Business date of the measurement.</summary>
    public required DateOnly MeasuredOn { get; init; }

    /// <summary>Id of the champion then, or 'weighted-sum'.</summary>
    public required string Champion { get; init; }
    public required Measured Measured { get; init; }
    public required IReadOnlyList<GateOutcome> Gates { get; init; }

    public GateVerdict Verdict => Gates.Select(g => g.Verdict).DefaultIfEmpty(GateVerdict.Stops).Max();

    public string Write() => JsonSerializer.Serialize(this, RankerManifest.Json) + "\n";

    /// <summary>Null when nothing was measured yet, or it was written by another version.</summary>
    public static RankerMetrics? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RankerMetrics>(text, RankerManifest.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
