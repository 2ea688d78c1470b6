using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;
using Matching.Service.Reports;
using Matching.Service.Rounds;

namespace Matching.Service.Pages.Texts;

/// <summary>A night and its stages in words.</summary>
public static class NightText
{
    public static string State(NightState state) => state switch
    {
        NightState.Running => Say.It("Bezig"),
        NightState.Published => Say.It("Klaar"),
        NightState.Failed => Say.It("Niet gelukt"),
        _ => Say.It("Afgebroken"),
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
    public static string Stage(string code) => Step(code) switch
    {
        RoundStep.Take => Say.It("Ronde nemen"),
        RoundStep.Read => Say.It("Gegevens lezen"),
        RoundStep.Rules => Say.It("Regels toetsen"),
        RoundStep.Scores => Say.It("Wegen"),
        RoundStep.Allocation => Say.It("Verdelen"),
        RoundStep.Explanation => Say.It("Uitleggen"),
        RoundStep.Publish => Say.It("Op de bureaus leggen"),
        _ => Written.Capital(code),
    };

    /// <summary>What a stage gave: "612 mensen, 248 plekken".</summary>
    public static string Outcome(string code, NightRow night) => (Step(code), night.Counts) switch
    {
        (RoundStep.Take, _) => Say.It($"poging {night.Attempt}"),
        (RoundStep.Read, { } c) => $"{Written.Count(c.People, "mens", "mensen")}, {Written.Count(c.Openings, "plek", "plekken")}",
        (RoundStep.Rules, { } c) => Say.It($"{Written.Number(c.Candidates)} van {Written.Number(c.Pairs)} paren passen"),
        (RoundStep.Scores, { } c) => Say.It($"{Written.Number(c.Candidates)} paren gewogen"),
        (RoundStep.Allocation, { } c) => Written.Count(c.Proposals, "voorstel", "voorstellen"),
        (RoundStep.Explanation, { } c) => Say.It($"redenen bij {Written.Count(c.Proposals, "voorstel", "voorstellen")}"),
        (RoundStep.Publish, { } c) => Say.It($"{Written.Number(c.Inserted)} nieuw, {Written.Number(c.Updated)} anders, {Written.Number(c.Withdrawn)} ingetrokken"),
        _ => "",
    };

    /// <summary>A stage's outcome beside the night before: "+3 en −3", "gelijk".</summary>
    public static string Beside(string code, NightCounts? now, NightCounts? before) => (Step(code), now, before) switch
    {
        (RoundStep.Read, { } n, { } b) => Written.And([Difference(n.People, b.People), Difference(n.Openings, b.Openings)]),
        (RoundStep.Rules or RoundStep.Scores, { } n, { } b) => Difference(n.Candidates, b.Candidates),
        (RoundStep.Allocation or RoundStep.Explanation, { } n, { } b) => Difference(n.Proposals, b.Proposals),
        (RoundStep.Publish, { } n, { } b) => Difference(n.ChangedRows, b.ChangedRows),
        _ => "",
    };

    /// <summary>Who started a round: "job:night", "command:demo", "account:12".</summary>
    public static string StartedBy(string code) => code switch
    {
        RoundRequest.ByNight => Say.It("de nacht zelf"),
        _ when code.StartsWith("command:", StringComparison.Ordinal) => Say.It($"opdracht ‘{code[8..]}’"),
        _ when code.StartsWith("account:", StringComparison.Ordinal) => Say.It("een medewerker"),
        _ => Say.It("Matching zelf"),
    };

    /// <summary>"+3", "−2", "gelijk": against the night before.</summary>
    public static string Difference(long now, long? before) =>
        before is not { } then ? Say.It("geen eerdere") : now == then ? Say.It("gelijk") : Written.Sign((int)(now - then));

    /// <summary>What keeps people without a proposal, as one row names it: a rule, or that small ones stand together.</summary>
    public static string Blocking(IReadOnlyList<string> codes) => codes is [var code] ? Blocking(code) : Say.It("Andere eisen");

    private static string Blocking(string code) => code switch
    {
        RoundSummary.Questions => Say.It("Eerst een vraag"),
        RoundSummary.NoPlace => Say.It("Past, maar alles is vol"),
        "setAside" => Say.It("Dossier niet te lezen"),
        _ => Enum.GetValues<RuleCode>().Where(rule => RoundSummary.NameOf(rule) == code).Select(RuleText.Name).FirstOrDefault() ?? code,
    };

    /// <summary>All that stand together in a row: "Lezen, Schrijven".</summary>
    public static string BlockingAll(IReadOnlyList<string> codes) => string.Join(", ", codes.Select(Blocking));

    /// <summary>A warning as a sentence, what follows from it, and the way out.</summary>
    public static (string Sentence, string Consequence, string WayOut) Warning(NightWarning warning) => warning.Code switch
    {
        "dossier_unreadable" => (
            warning.Ids.Count == 1 ? Say.It($"Het dossier van N-{warning.Ids[0]} is onleesbaar") : Say.It($"{warning.Ids.Count} dossiers zijn onleesbaar: {Ids("N", warning)}"),
            Say.It("Het deed niet mee. De andere dossiers wel."), Say.It("Sla het opnieuw op of importeer het opnieuw.")),
        "opening_unreadable" => (
            warning.Ids.Count == 1 ? Say.It($"Plek P-{warning.Ids[0]} is onleesbaar") : Say.It($"{warning.Ids.Count} plekken zijn onleesbaar: {Ids("P", warning)}"),
            Say.It("Niemand kreeg er een voorstel voor."), Say.It("Sla de plek opnieuw op of importeer de plek opnieuw.")),
        "hold_fails_rule" => (
            warning.Ids.Count == 1 ? Say.It($"N-{warning.Ids[0]} heeft een afspraak die niet meer past") : Say.It($"{warning.Ids.Count} mensen hebben een afspraak die niet meer past: {Ids("N", warning)}"),
            Say.It("Een harde eis klopt niet meer. De afspraak blijft staan."), Say.It("De klantmanager kijkt of de afspraak nog klopt.")),
        _ when warning.Trouble is { } trouble => (
            RankerText.Trouble(trouble), Say.It("Deze nacht telde daarom met vaste punten."), Say.It("Kies een ander rekenmodel, of zet het uit.")),
        "left_unfinished" => (Say.It("Deze ronde brak af"), Say.It("De voorstellen van de nacht ervoor staan er nog."), Say.It("Start de ronde opnieuw als de voorstellen van deze dag nodig zijn.")),
        "cancelled" => (Say.It("Deze ronde is afgebroken"), Say.It("De voorstellen van de nacht ervoor staan er nog."), Say.It("Start de ronde opnieuw als de voorstellen van deze dag nodig zijn.")),
        _ => (Say.It("Deze ronde mislukte"), Say.It("De voorstellen van de nacht ervoor staan er nog."), Say.It("Start de ronde opnieuw. Lukt het weer niet, kijk dan in het logboek van de server.")),
    };

    /// <summary>What needs attention, what follows from it, and the way out with its address.</summary>
    public static (string Sentence, string Consequence, string WayOut, string? Url) Attention(Attention of) => of.Kind switch
    {
        AttentionKind.OldSchedules => (
            Say.It($"Bij {Written.Count(of.Count, "mens", "mensen")} is het rooster ouder dan 90 dagen"),
            Say.It("Hun vrije dagdelen kunnen anders zijn. Dan klopt een voorstel niet."),
            Say.It("Hun klantmanagers vragen het na, of lees een nieuwe lijst in."), null),
        AttentionKind.DraftsToCheck => (
            of.Count == 1 ? Say.It("1 plek wacht op controle door de gemeente") : Say.It($"{of.Count} plekken wachten op controle door de gemeente"),
            Say.It("Niemand krijgt er een voorstel voor zolang ze concept zijn."), Say.It("Controleer de concepten"), "/concepten"),
        AttentionKind.HoldsEndToday => (
            Say.It($"Bij {Written.Count(of.Count, "mens", "mensen")} loopt vandaag de bedenktijd af"),
            Say.It("Zonder antwoord komt de plek vrij voor een ander."), Say.It("Hun klantmanagers zien wie het zijn bij ‘Wacht op antwoord’."), null),
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    /// <summary>How the places were divided and why so, how near the best possible that came, and how many places were scarce.</summary>
    public static string Plan(NightPlan plan)
    {
        List<string> sentences =
        [
            (plan.Allocation, plan.BudgetSpent) switch
            {
                ("auction", false) => Say.It("De plekken zijn verdeeld met een veiling."),
                ("auction", true) => Say.It("De plekken zijn verdeeld met een veiling. Die is eerder gestopt, omdat het rekenwerk te groot werd."),
                (_, true) => Say.It("De plekken zijn op de eenvoudige manier verdeeld: steeds het beste voorstel eerst. Voor een veiling werd het rekenwerk te groot."),
                _ => Say.It("De plekken zijn op de eenvoudige manier verdeeld: steeds het beste voorstel eerst."),
            },
            plan.OptimalityGap is { } gap
                ? Say.It($"Het plan haalt minstens {Written.Number(Math.Floor(10_000 * (1 - gap)) / 100, 2)} % van het best mogelijke plan.")
                : Say.It("Hoe dicht dit bij het best mogelijke plan ligt, is zo niet bewezen."),
        ];
        if (plan.ScarceOpenings > 0)
            sentences.Add(plan.ScarceOpenings == 1
                ? Say.It("1 plek is schaars: daar passen meer mensen dan er ruimte is.")
                : Say.It($"{Written.Number(plan.ScarceOpenings)} plekken zijn schaars: daar passen meer mensen dan er ruimte is."));
        return string.Join(' ', sentences);
    }

    private static string Ids(string letter, NightWarning warning) => Written.And([.. warning.Ids.Select(id => $"{letter}-{id}")]);

    private static RoundStep? Step(string code) => Enum.TryParse<RoundStep>(code, ignoreCase: true, out var step) ? step : null;
}
