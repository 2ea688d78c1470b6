using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>Decisions and their outcomes in words.</summary>
public static class DecisionText
{
    public static string Verb(DecisionKind kind) => kind switch
    {
        DecisionKind.PutForward => Say.It("Voorgelegd"),
        DecisionKind.Rejected => Say.It("Afgewezen"),
        DecisionKind.Postponed => Say.It("Later"),
        DecisionKind.Discussed => Say.It("Overleg"),
        DecisionKind.Agreed => Say.It("Zei ja"),
        DecisionKind.Declined => Say.It("Wil dit nu niet"),
        _ => Say.It("Teruggedraaid"),
    };

    public static string Icon(DecisionKind kind) => kind switch
    {
        DecisionKind.PutForward or DecisionKind.Agreed => Icons.Met,
        DecisionKind.Postponed => Icons.Clock,
        DecisionKind.Discussed => Icons.Talk,
        DecisionKind.Undone => Icons.Undo,
        _ => Icons.NotMet,
    };

    public static Tone Tone(DecisionKind kind) => kind is DecisionKind.PutForward or DecisionKind.Agreed ? Shared.Tone.Positive : Shared.Tone.Neutral;

    /// <summary>What follows from a decision: "krijgt nu de vraag", "reden: te ver weg", "komt terug op di 1 dec".</summary>
    public static string Follows(DecisionRow decision, string name) => decision.Kind switch
    {
        DecisionKind.PutForward => decision.Until is { } until ? Say.It($"{name} krijgt nu de vraag, antwoord tot {Written.Day(until)}") : Say.It($"{name} krijgt nu de vraag"),
        DecisionKind.Rejected when decision.Reason is { } reason => Say.It($"Reden {reason.Digit}: {LowerFirst(Named(reason.Text, name))}"),
        DecisionKind.Postponed when decision is { Until: { } until, Event: LaterEvent.Nearer } => Say.It($"Komt terug als er iets dichterbij komt, en anders op {Written.Day(until)}"),
        DecisionKind.Postponed when decision is { Until: { } until, Event: LaterEvent.Answered } => Say.It($"Komt terug als de vragen beantwoord zijn, en anders op {Written.Day(until)}"),
        DecisionKind.Postponed when decision.Until is { } until => Say.It($"Komt terug op {Written.Day(until)}"),
        DecisionKind.Discussed when decision.Asked is { } asked => Say.It($"Wacht op antwoord van {PersonText.First(asked)}"),
        DecisionKind.Agreed => Say.It("De organisatie mag nu de kaart zien"),
        DecisionKind.Declined => Say.It("Dit telt nergens mee"),
        _ => "",
    };

    /// <summary>Why nothing was stored, with the way out.</summary>
    public static string NotDone(DecisionOutcome outcome, string name, DateTimeOffset now) => outcome.Result switch
    {
        DecisionResult.Full when outcome.IsKeptForWaiting => Say.It($"Deze plek is voor iemand op de wachtlijst. Jouw besluit is niet bewaard. Komt de plek vrij, dan staat {name} weer op je bureau."),
        DecisionResult.Full => outcome.OtherPlaces > 0
            ? Say.It($"Deze plek is net vol. Jouw besluit is niet bewaard. Voor {name} zijn er nog {Written.Count(outcome.OtherPlaces, "ander voorstel", "andere voorstellen")}.")
            : Say.It($"Deze plek is net vol. Jouw besluit is niet bewaard. {name} staat vannacht weer in de ronde."),
        DecisionResult.AlreadyDecided =>
            $"{Decided(outcome.Kind, outcome.ByName is { } by ? PersonText.First(by) : Say.It("Een collega"), Ago(outcome.At, now))} {Say.It("Jouw besluit is niet bewaard.")}",
        DecisionResult.Withdrawn => Say.It($"Dit voorstel is ingetrokken: {Because(outcome.WithdrawnBecause)}. Jouw besluit is niet bewaard."),
        DecisionResult.TooLate => Say.It("Terugdraaien kan niet meer: het kan alleen op de dag zelf, zolang er niets op gevolgd is."),
        _ => Say.It("Dit voorstel is intussen veranderd. Jouw besluit is niet bewaard. Kijk het nog een keer na."),
    };

    public static string Because(WithdrawnReason? reason) => reason switch
    {
        WithdrawnReason.Full => Say.It("de plek is vol"),
        WithdrawnReason.Rule => Say.It("een harde eis klopt niet meer"),
        WithdrawnReason.Replaced => Say.It("er kwam een beter voorstel voor in de plaats"),
        WithdrawnReason.Expired => Say.It("er kwam geen antwoord op tijd"),
        WithdrawnReason.Closed => Say.It("de plek is gesloten"),
        WithdrawnReason.Paused => Say.It("de plek heeft pauze"),
        WithdrawnReason.Changed => Say.It("past niet meer bij de gegevens of de verdeling"),
        _ => Say.It("het geldt niet meer"),
    };

    public static string Status(ProposalStatus status, WithdrawnReason? because) => status switch
    {
        ProposalStatus.Open => Say.It("Wacht op jouw besluit"),
        ProposalStatus.Postponed => Say.It("Later"),
        ProposalStatus.PutForward => Say.It("Voorgelegd, nog geen antwoord"),
        ProposalStatus.Agreed => Say.It("Zei ja"),
        ProposalStatus.Declined => Say.It("Wil dit nu niet"),
        ProposalStatus.Rejected => Say.It("Afgewezen"),
        _ => Say.It($"Ingetrokken: {Because(because)}"),
    };

    /// <summary>Fills in the person's first name where a text of a list asks for it.</summary>
    public static string Named(string text, string name) => text.Replace("{naam}", name, StringComparison.Ordinal);

    /// <summary>For who opens what a colleague decided: "Fatima heeft dit 2 minuten geleden voorgelegd."</summary>
    public static string DoneBy(DecisionRow decision, DateTimeOffset now) =>
        Decided(decision.Kind, PersonText.First(decision.ByName), Ago(decision.At, now));

    /// <summary>What may bring a postponed proposal back, as what is waited for.</summary>
    public static string When(LaterEvent happening, OpeningKind kind) => happening switch
    {
        LaterEvent.Nearer => Say.It($"Als er dichterbij iets komt ({kind.Name()})"),
        _ => Say.It("Als de open vragen beantwoord zijn"),
    };

    /// <summary>Why a proposal is back from 'later' before its day.</summary>
    public static string Happened(LaterEvent? happened) => happened switch
    {
        LaterEvent.Nearer => Say.It("er is iets dichterbij"),
        LaterEvent.Answered => Say.It("de vragen zijn beantwoord"),
        _ => Say.It("datum bereikt"),
    };

    private static string Decided(DecisionKind? kind, string who, string when) => kind switch
    {
        DecisionKind.PutForward => Say.It($"{who} heeft dit {when} voorgelegd."),
        DecisionKind.Rejected => Say.It($"{who} heeft dit {when} afgewezen."),
        DecisionKind.Postponed => Say.It($"{who} heeft dit {when} op Later gezet."),
        DecisionKind.Discussed => Say.It($"{who} vroeg {when} een collega om raad."),
        DecisionKind.Agreed => Say.It($"{who} schreef {when} een ja op."),
        DecisionKind.Declined => Say.It($"{who} schreef {when} een nee op."),
        DecisionKind.Undone => Say.It($"{who} heeft dit {when} teruggedraaid."),
        _ => Say.It($"{who} heeft hier {when} al over besloten."),
    };

    private static string Ago(DateTimeOffset? at, DateTimeOffset now) => (now - (at ?? now)).TotalMinutes switch
    {
        < 2 => Say.It("net"),
        < 60 and var minutes => Say.It($"{(int)minutes} minuten geleden"),
        _ => Say.It($"om {Written.Time(at!.Value)}"),
    };

    private static string LowerFirst(string text) => text.Length == 0 ? text : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
}
