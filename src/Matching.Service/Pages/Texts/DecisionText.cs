using Matching.Service.Pages.Shared;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>Decisions and their outcomes in words.</summary>
public static class DecisionText
{
    public static string Verb(DecisionKind kind) => kind switch
    {
        DecisionKind.PutForward => "Voorgelegd",
        DecisionKind.Rejected => "Afgewezen",
        DecisionKind.Postponed => "Later",
        DecisionKind.Agreed => "Zei ja",
        DecisionKind.Declined => "Wil dit nu niet",
        _ => "Teruggedraaid",
    };

    public static string Icon(DecisionKind kind) => kind switch
    {
        DecisionKind.PutForward or DecisionKind.Agreed => Icons.Met,
        DecisionKind.Postponed => Icons.Clock,
        DecisionKind.Undone => Icons.Undo,
        _ => Icons.NotMet,
    };

    public static Tone Tone(DecisionKind kind) => kind is DecisionKind.PutForward or DecisionKind.Agreed ? Shared.Tone.Positive : Shared.Tone.Neutral;

    /// <summary>What follows from a decision: "krijgt nu de vraag", "reden: te ver weg", "komt terug op di 1 dec".</summary>
    public static string Follows(DecisionRow decision, string name) => decision.Kind switch
    {
        DecisionKind.PutForward => decision.Until is { } until ? $"{name} krijgt nu de vraag, antwoord tot {Written.Day(until)}" : $"{name} krijgt nu de vraag",
        DecisionKind.Rejected when decision.Reason is { } reason => $"Reden {reason.Digit}: {LowerFirst(Named(reason.Text, name))}",
        DecisionKind.Postponed when decision.Until is { } until => $"Komt terug op {Written.Day(until)}",
        DecisionKind.Agreed => "De organisatie mag nu de kaart zien",
        DecisionKind.Declined => "Dit telt nergens mee",
        _ => "",
    };

    /// <summary>Why nothing was stored, with the way out.</summary>
    public static string NotDone(DecisionOutcome outcome, string name, DateTimeOffset now) => outcome.Result switch
    {
        DecisionResult.Full => outcome.OtherPlaces > 0
            ? $"Deze plek is net vol. Jouw besluit is niet bewaard. Voor {name} zijn er nog {Written.Count(outcome.OtherPlaces, "ander voorstel", "andere voorstellen")}."
            : $"Deze plek is net vol. Jouw besluit is niet bewaard. {name} staat vannacht weer in de ronde.",
        DecisionResult.AlreadyDecided =>
            $"{outcome.ByName ?? "Een collega"} heeft hier {Ago(outcome.At, now)} al over besloten{(outcome.Kind is { } kind ? $": {LowerFirst(Verb(kind))}" : "")}. Jouw besluit is niet bewaard.",
        DecisionResult.Withdrawn => $"Dit voorstel is ingetrokken: {Because(outcome.WithdrawnBecause)}. Jouw besluit is niet bewaard.",
        DecisionResult.TooLate => "Terugdraaien kan niet meer: het kan alleen op de dag zelf, zolang er niets op gevolgd is.",
        _ => "Dit voorstel is intussen veranderd. Jouw besluit is niet bewaard. Kijk het nog een keer na.",
    };

    public static string Because(WithdrawnReason? reason) => reason switch
    {
        WithdrawnReason.Full => "de plek is vol",
        WithdrawnReason.Rule => "een harde eis klopt niet meer",
        WithdrawnReason.Replaced => "er kwam een beter voorstel voor in de plaats",
        WithdrawnReason.Expired => "er kwam geen antwoord op tijd",
        WithdrawnReason.Closed => "de plek is gesloten",
        WithdrawnReason.Changed => "past niet meer bij de gegevens of de verdeling",
        _ => "het geldt niet meer",
    };

    public static string Status(ProposalStatus status, WithdrawnReason? because) => status switch
    {
        ProposalStatus.Open => "Wacht op jouw besluit",
        ProposalStatus.Postponed => "Later",
        ProposalStatus.PutForward => "Voorgelegd, nog geen antwoord",
        ProposalStatus.Agreed => "Zei ja",
        ProposalStatus.Declined => "Wil dit nu niet",
        ProposalStatus.Rejected => "Afgewezen",
        _ => $"Ingetrokken: {Because(because)}",
    };

    /// <summary>Fills in the person's first name where a text of a list asks for it.</summary>
    public static string Named(string text, string name) => text.Replace("{naam}", name, StringComparison.Ordinal);

    private static string Ago(DateTimeOffset? at, DateTimeOffset now) => (now - (at ?? now)).TotalMinutes switch
    {
        < 2 => "net",
        < 60 and var minutes => $"{(int)minutes} minuten geleden",
        _ => $"om {Written.Time(at!.Value)}",
    };

    private static string LowerFirst(string text) => text.Length == 0 ? text : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
}
