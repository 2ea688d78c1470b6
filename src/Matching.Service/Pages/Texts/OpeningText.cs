using Matching.Engine.Domain;
using Matching.Service.Openings;

namespace Matching.Service.Pages.Texts;

/// <summary>What happened to an opening, and what it still waits for.</summary>
public static class OpeningText
{
    public static string Condition(FairWorkCondition condition) => condition switch
    {
        FairWorkCondition.LearningGoal => "een leerdoel",
        FairWorkCondition.Supervisor => "een begeleider",
        FairWorkCondition.End => "een einddatum",
        FairWorkCondition.DisplacesNobody => "de verklaring dat niemand wordt verdrongen",
        _ => "de controle door de gemeente",
    };

    /// <summary>"Wacht op een leerdoel en een einddatum".</summary>
    public static string WaitsFor(IReadOnlyList<FairWorkCondition> missing) =>
        missing.Count == 0 ? "Concept: nog niet geplaatst" : $"Wacht op {Written.And([.. missing.Select(Condition)])}";

    public static string Outcome(OpeningOutcome outcome) => outcome.Result switch
    {
        OpeningResult.Published => "De plek is geplaatst. Vannacht doet hij mee.",
        OpeningResult.Draft => outcome.Missing.Count == 0 ? "De plek is bewaard als concept." : $"De plek is bewaard als concept. {WaitsFor(outcome.Missing)}.",
        OpeningResult.Closed => "De plek is gesloten. Wie er al een plek heeft, houdt die.",
        OpeningResult.PlacesTaken => $"Er zijn al {Written.Count(outcome.Taken, "plek", "plekken")} bezet. Er is niets bewaard: kies minstens {outcome.Taken}.",
        _ => $"{outcome.ByName ?? "Iemand"} veranderde deze plek net{(outcome.At is { } at ? $", om {Written.Time(at)}" : "")}. Er is niets bewaard: open de plek opnieuw.",
    };

    public static string Status(OpeningStatus status) => status switch
    {
        OpeningStatus.Draft => "Concept",
        OpeningStatus.Closed => "Gesloten",
        _ => "Open",
    };
}
