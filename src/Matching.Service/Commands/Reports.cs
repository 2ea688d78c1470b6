using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Imports;
using Matching.Service.Pages.Texts;
using Matching.Service.Rounds;

namespace Matching.Service.Commands;

/// <summary>How a round and an explanation read: as JSON, and as lines for a person.</summary>
internal static class Reports
{
    private const string SomeoneUnnamed = "deze persoon";

    /// <summary>The round's report with the explanation as one more member.</summary>
    public static JsonObject With(RoundReport report, Explanation explanation)
    {
        var answer = JsonSerializer.SerializeToNode(report, RoundReport.Json)!.AsObject();
        answer["explanation"] = new JsonObject
        {
            ["newcomer"] = explanation.Newcomer,
            ["standing"] = explanation.Standing,
            ["blockedBy"] = explanation.BlockedBy is { } rule ? Engine.Rounds.RoundSummary.NameOf(rule) : null,
            ["questions"] = JsonSerializer.SerializeToNode(explanation.Questions, DomainJson.Options),
            ["leastChange"] = JsonSerializer.SerializeToNode(explanation.LeastChange, DomainJson.Options),
            ["proposals"] = JsonSerializer.SerializeToNode(explanation.Proposals, DomainJson.Options),
            ["fits"] = explanation.Fits,
            ["firstFailingRule"] = JsonSerializer.SerializeToNode(explanation.FirstFailingRule, RoundReport.Json),
        };
        return answer;
    }

    public static IEnumerable<string> Lines(RoundReport report)
    {
        if (report.Round is { } round)
            yield return $"Ronde {round}, poging {report.Attempt}, {Dutch.FullDay(report.BusinessDate)}";
        yield return $"{Dutch.Count(report.People, "persoon", "mensen")}, {Dutch.Count(report.Openings, "plek", "plekken")}, "
            + $"{Dutch.Number(report.Pairs)} paren, waarvan {Dutch.Number(report.Candidates)} kunnen.";
        yield return $"{Dutch.Count(report.Proposals, "voorstel", "voorstellen")} voor {Dutch.Count(report.PeopleWithProposal, "persoon", "mensen")}; "
            + $"{Dutch.Count(report.ChangedRows, "regel", "regels")} veranderd op de bureaus.";
        if (report.SetAside > 0)
            yield return $"{Dutch.Count(report.SetAside, "onleesbare regel", "onleesbare regels")} apart gelegd: kijk bij de nacht welke.";
        foreach (var (why, people) in report.BlockedBy)
            yield return $"  zonder voorstel door {NameOf(why)}: {Dutch.Number(people)}";
        yield return $"Weging: {report.Ranker}; verdeling: {report.Allocation}; {Dutch.Seconds(report.Seconds.Values.Sum())} seconden.";
    }

    public static IEnumerable<string> Lines(Explanation explanation)
    {
        yield return "";
        yield return $"{explanation.Newcomer}: {Standing(explanation)}";
        foreach (var proposal in explanation.Proposals)
        {
            yield return $"  {proposal.Rank}. {explanation.Titles.GetValueOrDefault(proposal.Opening.Value, proposal.Opening.ToString())}"
                + $" ({proposal.Opening}, {Dutch.Number(proposal.Points)} punten)";
            foreach (var reason in proposal.Evidence.Reasons)
                yield return $"     {Dutch.Sign(reason.Contribution),5}  {ReasonText.Brief(reason, SomeoneUnnamed)}";
            foreach (var unknown in proposal.Evidence.Unknowns)
                yield return $"         ?  {QuestionText.Brief(unknown.Question, SomeoneUnnamed)}";
        }
        foreach (var question in explanation.Questions)
            yield return $"  Vraag: {QuestionText.Brief(question.Question, SomeoneUnnamed)} ({RuleText.Gain(question.Openings)})";
        if (explanation.LeastChange is { } change)
            yield return $"  Kleinste verandering die helpt: {RuleText.Change(change)} ({RuleText.Gain(change.Openings)})";
        yield return $"  {Dutch.Count(explanation.Fits, "plek past", "plekken passen")} bij de harde eisen. De andere stoppen bij:";
        foreach (var (rule, openings) in explanation.FirstFailingRule)
            yield return $"  {openings,6}  {NameOf(rule)}";
    }

    public static IEnumerable<string> Lines(ImportReport report)
    {
        yield return $"{Dutch.Count(report.Read, "regel", "regels")} gelezen: {Dutch.Number(report.Added)} nieuw, {Dutch.Number(report.Changed)} veranderd, "
            + $"{Dutch.Number(report.Unchanged)} hetzelfde, {Dutch.Count(report.Drafts, "concept", "concepten")}.";
        if (report.IgnoredColumns.Count > 0)
            yield return $"Onbekende kolommen, niet gebruikt: {string.Join(", ", report.IgnoredColumns)}.";
        foreach (var row in report.Rows)
            yield return row.Message;
    }

    private static string Standing(Explanation explanation) => explanation.Standing switch
    {
        "proposed" => "heeft een voorstel.",
        "questions" => "eerst een paar vragen.",
        "noPlace" => "past op plekken, maar die zijn vergeven.",
        "setAside" => "het dossier is onleesbaar en deed niet mee. Sla het opnieuw op of importeer het opnieuw.",
        _ => explanation.BlockedBy is { } rule ? RuleText.Blocks(rule, SomeoneUnnamed) : "geen voorstel.",
    };

    private static string NameOf(string why) => why switch
    {
        Engine.Rounds.RoundSummary.NoPlace => "te weinig plekken",
        Engine.Rounds.RoundSummary.Questions => "open vragen",
        "setAside" => "een onleesbaar dossier",
        _ => HardRules.All.Where(r => Engine.Rounds.RoundSummary.NameOf(r.Code) == why).Select(r => RuleText.Name(r.Code)).FirstOrDefault(why),
    };
}
