using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Learning.Promotion;
using Matching.Service.Pages.Texts;
using Matching.Service.Rankers;

namespace Matching.Service.Commands;

/// <summary>How the figures of a ranker read: as JSON, the same as <c>metrics.json</c>, and as lines for a person.</summary>
internal static class RankerReports
{
    public static JsonNode Json(RankerMetrics metrics) => JsonSerializer.SerializeToNode(metrics, RankerManifest.Json)!;

    public static IEnumerable<string> Lines(RankerMetrics metrics)
    {
        var measured = metrics.Measured;
        if (measured.Fault is { } fault)
        {
            yield return $"  {fault.Sentence}";
            yield break;
        }
        yield return $"  volgorde (NDCG bij {Measurement.At}): {RankerText.Quality(measured.Ndcg.Mean)}, tussen {RankerText.Quality(measured.Ndcg.Low)} en {RankerText.Quality(measured.Ndcg.High)}, "
            + $"op {Written.Count(measured.Decisions, "beslissing", "beslissingen")}";
        foreach (var rival in measured.Rivals)
            yield return $"  {RankerText.WithSign(rival.Better.Mean),7} naast {RankerText.Rival(rival.Name)} ({RankerText.Quality(rival.Ndcg)}), tussen {RankerText.WithSign(rival.Better.Low)} en {RankerText.WithSign(rival.Better.High)}; kansen {RankerText.WithSign(rival.Surer.Mean)}";
        yield return $"  kans wijkt gemiddeld {RankerText.Percent(measured.CalibrationError)} af, door toeval alleen {RankerText.Percent(measured.CalibrationNoise)}";
        foreach (var gate in metrics.Gates.Where(g => g.Verdict != GateVerdict.Passes))
            yield return $"  {RankerText.Verdict(gate.Verdict)}: {RankerText.Gate(gate.Gate)} ({string.Join("; ", gate.Figures.Where(f => !f.Within).Select(f => RankerText.Figure(gate.Gate, f)))}){(RankerText.Doubt(gate) is { } doubt ? $". {doubt}" : "")}";
        if (metrics.Gates.All(g => g.Verdict == GateVerdict.Passes))
            yield return "  alle eisen: in orde";
    }
}
