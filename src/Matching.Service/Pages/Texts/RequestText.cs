using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Requests;

namespace Matching.Service.Pages.Texts;

/// <summary>What hosts ask the municipality, in words.</summary>
public static class RequestText
{
    /// <summary>Where the municipality reads and answers.</summary>
    public const string Page = "/vragen";

    /// <summary>Where a coordinator asks.</summary>
    public const string MyPage = "/plekken/vragen";

    public static string Ask(OpeningId opening) => $"{MyPage}?plek={opening.Value}";

    public static string Kind(RequestKind kind) => kind switch
    {
        RequestKind.FindSomebody => Say.It("We zoeken iemand voor deze plek"),
        RequestKind.SupervisorAway => Say.It("De begeleider is ziek of afwezig"),
        RequestKind.OtherTimes => Say.It("We willen andere dagen of tijden"),
        RequestKind.ComeBy => Say.It("Kom een keer langs"),
        _ => Say.It("Iets anders"),
    };

    public static string State(RequestRow row) => row.State switch
    {
        RequestState.Answered => Say.It($"Antwoord van {row.AnsweredBy} op {Written.Day(Written.DateOf(row.AnsweredAt!.Value))}"),
        RequestState.Withdrawn => Say.It($"Ingetrokken op {Written.Day(Written.DateOf(row.WithdrawnAt!.Value))}"),
        _ => Say.It("Wacht op antwoord"),
    };

    /// <summary>Why nothing was stored.</summary>
    public static string NotDone(RequestOutcome outcome) => outcome.ByName is { } by
        ? Say.It($"{by} gaf net antwoord. Er is niets bewaard.")
        : Say.It("Deze vraag is intussen beantwoord of ingetrokken. Er is niets bewaard.");
}
