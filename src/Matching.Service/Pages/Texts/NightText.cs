using Matching.Service.Pages.Shared;
using Matching.Service.Rounds;

namespace Matching.Service.Pages.Texts;

/// <summary>A night and its stages in words.</summary>
public static class NightText
{
    public static string State(NightState state) => state switch
    {
        NightState.Running => "Bezig",
        NightState.Published => "Klaar",
        NightState.Failed => "Niet gelukt",
        _ => "Afgebroken",
    };

    public static Tone Tone(NightState state) => state switch
    {
        NightState.Published => Shared.Tone.Positive,
        NightState.Failed => Shared.Tone.Negative,
        NightState.Running => Shared.Tone.Accent,
        _ => Shared.Tone.Neutral,
    };

    /// <summary>The stages in the order in which they ran; what is stored does not keep it.</summary>
    public static IReadOnlyList<NightStage> InOrder(IReadOnlyList<NightStage> stages) =>
        [.. stages.OrderBy(s => Step(s.Stage) is { } step ? (int)step : int.MaxValue)];

    /// <summary>A stage's code in words.</summary>
    public static string Stage(string code) => Step(code)?.DutchName() ?? Written.Capital(code);

    /// <summary>Who started a round: "job:night", "command:demo", "account:12".</summary>
    public static string StartedBy(string code) => code switch
    {
        RoundRequest.ByNight => "de nacht zelf",
        _ when code.StartsWith("command:", StringComparison.Ordinal) => $"opdracht ‘{code[8..]}’",
        _ when code.StartsWith("account:", StringComparison.Ordinal) => "een medewerker",
        _ => "Matching zelf",
    };

    /// <summary>"+3", "−2", "gelijk": against the night before.</summary>
    public static string Difference(long now, long? before) =>
        before is not { } then ? "geen eerdere" : now == then ? "gelijk" : Written.Sign((int)(now - then));

    /// <summary>How the places were divided and why so, how near the best possible that came, and how many places were scarce.</summary>
    public static string Plan(NightPlan plan)
    {
        List<string> sentences =
        [
            (plan.Allocation, plan.BudgetSpent) switch
            {
                ("auction", false) => "De plekken zijn verdeeld met een veiling.",
                ("auction", true) => "De plekken zijn verdeeld met een veiling. Die is eerder gestopt, omdat het rekenwerk te groot werd.",
                (_, true) => "De plekken zijn op de eenvoudige manier verdeeld: steeds het beste voorstel eerst. Voor een veiling werd het rekenwerk te groot.",
                _ => "De plekken zijn op de eenvoudige manier verdeeld: steeds het beste voorstel eerst.",
            },
            plan.OptimalityGap is { } gap
                ? $"Het plan haalt minstens {Written.Number(Math.Floor(10_000 * (1 - gap)) / 100, 2)} % van het best mogelijke plan."
                : "Hoe dicht dit bij het best mogelijke plan ligt, is zo niet bewezen.",
        ];
        if (plan.ScarceOpenings > 0)
            sentences.Add(plan.ScarceOpenings == 1
                ? "1 plek is schaars: daar passen meer mensen dan er ruimte is."
                : $"{Written.Number(plan.ScarceOpenings)} plekken zijn schaars: daar passen meer mensen dan er ruimte is.");
        return string.Join(' ', sentences);
    }

    private static RoundStep? Step(string code) => Enum.TryParse<RoundStep>(code, ignoreCase: true, out var step) ? step : null;
}
