using System.Security.Claims;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Waiting;

namespace Matching.Service.Pages.Texts;

/// <summary>How long a wait will be, no more certain than it is, and the figures that say so.</summary>
public static class WaitText
{
    public const string Page = "/wachtlijst";

    public static string Url(OpeningId opening) => $"{Page}/{opening.Value}";

    /// <summary>Only a caseworker may open that page.</summary>
    public static string? Url(OpeningId opening, ClaimsPrincipal reader) => reader.IsInRole(nameof(Role.Caseworker)) ? Url(opening) : null;

    public static string Position(int position) => Say.It($"nummer {position} in de rij");

    public static string Sentence(ExpectedWait wait) => wait.Kind switch
    {
        WaitKind.Now => Say.It("Er is nu een plaats vrij."),
        WaitKind.Weeks when wait.MostWeeks is { } most => Say.It($"Waarschijnlijk binnen {Time(wait.Weeks!.Value)}. In 4 van de 5 keer binnen {Time(most)}."),
        WaitKind.Weeks => Say.It($"Waarschijnlijk binnen {Time(wait.Weeks!.Value)}, maar het kan ook langer dan twee jaar duren."),
        WaitKind.LongerThanAYear => Say.It("Waarschijnlijk langer dan een jaar."),
        WaitKind.NotBeforeEnd => Say.It("Deze plek stopt waarschijnlijk eerder dan er een plaats vrijkomt."),
        _ => Say.It("Nog niet te zeggen."),
    };

    /// <summary>What the sentence rests on; empty when it needs nothing.</summary>
    public static string Because(ExpectedWait wait) => wait switch
    {
        { Kind: WaitKind.Now } => "",
        { Kind: WaitKind.NotYetKnown } => Say.It($"In het laatste jaar {Freed(wait.Seen)}. Vanaf {ExpectedWait.Fewest} plaatsen geven we een schatting."),
        { Seen.WeeksOccupied: { } weeks } => Say.It($"In het laatste jaar {Freed(wait.Seen)}. Een plaats was gemiddeld {Time(weeks)} bezet."),
        _ => "",
    };

    /// <summary>Why nothing was stored.</summary>
    public static string NotDone(WaitOutcome outcome, string name) => outcome.Result switch
    {
        WaitResult.HasPlace => Say.It("Er is nu plaats. Stel deze plek gewoon voor."),
        WaitResult.NotOpen => Say.It("Deze plek is niet meer open. Er is niets bewaard."),
        WaitResult.FailsRule when outcome.Rule is { } rule => Say.It($"{name} kan hier niet op de wachtlijst: {WhyNotText.Brief(rule)}. Er is niets bewaard."),
        _ => Say.It($"{name} staat al op deze wachtlijst, of net niet meer."),
    };

    private static string Freed(FreedPlaces seen) => seen.Where == FreedWhere.ThisOpening
        ? seen.Freed == 1 ? Say.It("kwam hier 1 plaats vrij") : Say.It($"kwamen hier {Written.Number(seen.Freed)} plaatsen vrij")
        : seen.Freed == 1 ? Say.It("kwam bij deze soort in de buurt 1 plaats vrij") : Say.It($"kwamen bij deze soort in de buurt {Written.Number(seen.Freed)} plaatsen vrij");

    // Longer than two months nobody counts in weeks.
    private static string Time(int weeks) => weeks <= 8 ? Written.Weeks(weeks) : Written.Count((long)Math.Round(weeks * 12 / 52.0), "maand", "maanden");
}
