using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;

namespace Matching.Service.Pages.Texts;

/// <summary>What happened to an opening, and what it still waits for.</summary>
public static class OpeningText
{
    public static string Condition(FairWorkCondition condition) => condition switch
    {
        FairWorkCondition.LearningGoal => Say.It("een leerdoel"),
        FairWorkCondition.Supervisor => Say.It("een begeleider"),
        FairWorkCondition.End => Say.It("een einddatum"),
        FairWorkCondition.DisplacesNobody => Say.It("de verklaring dat niemand wordt verdrongen"),
        _ => Say.It("de controle door de gemeente"),
    };

    /// <summary>"Wacht op een leerdoel en een einddatum"; nothing of a check for a draft that the coordinator keeps herself.</summary>
    public static string WaitsFor(MyOpeningRow draft) =>
        draft.IsKeptAsDraft ? WaitsFor([.. draft.Missing.Where(m => m != FairWorkCondition.MunicipalCheck)]) : WaitsFor(draft.Missing);

    private static string WaitsFor(IReadOnlyList<FairWorkCondition> missing) =>
        missing.Count == 0 ? Say.It("Concept: nog niet geplaatst") : Say.It($"Wacht op {Written.And([.. missing.Select(Condition)])}");

    public static string Outcome(OpeningOutcome outcome) => outcome.Result switch
    {
        OpeningResult.Published => Say.It("De plek is geplaatst. Vannacht doet hij mee."),
        OpeningResult.Draft when outcome.Missing.Count == 0 => Say.It("De plek is bewaard als concept."),
        OpeningResult.Draft => Say.It($"De plek is bewaard als concept. {WaitsFor(outcome.Missing)}."),
        OpeningResult.Closed => Say.It("De plek is gesloten. Wie er al een plek heeft, houdt die."),
        OpeningResult.Paused => Say.It("De plek heeft pauze."),
        OpeningResult.PlacesTaken => outcome.Taken > 0
            ? Say.It($"{Written.Count(outcome.Taken, "mens zei", "mensen zeiden")} hier al ja, en er lopen nog gesprekken. Zo weinig plekken kan nu niet. Er is niets bewaard.")
            : Say.It("Er lopen nog gesprekken over deze plek. Zo weinig plekken kan nu niet. Er is niets bewaard."),
        _ when outcome.At is { } at => Say.It($"{outcome.ByName ?? Say.It("Iemand")} veranderde deze plek net, om {Written.Time(at)}. Er is niets bewaard: open de plek opnieuw."),
        _ => Say.It($"{outcome.ByName ?? Say.It("Iemand")} veranderde deze plek net. Er is niets bewaard: open de plek opnieuw."),
    };

    public static string Status(OpeningStatus status) => status switch
    {
        OpeningStatus.Draft => Say.It("Concept"),
        OpeningStatus.Closed => Say.It("Gesloten"),
        OpeningStatus.Paused => Say.It("Pauze"),
        _ => Say.It("Open"),
    };
}
