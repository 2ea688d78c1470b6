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
            yield return $"Ronde {round}, poging {report.Attempt}, {Written.FullDay(report.BusinessDate)}";
        yield return $"{Written.Count(report.People, "persoon", "mensen")}, {Written.Count(report.Openings, "plek", "plekken")}, "
            + $"{Written.Number(report.Pairs)} paren, waarvan {Written.Number(report.Candidates)} kunnen.";
        yield return $"{Written.Count(report.Proposals, "voorstel", "voorstellen")} voor {Written.Count(report.PeopleWithProposal, "persoon", "mensen")}; "
            + $"{Written.Count(report.ChangedRows, "regel", "regels")} veranderd op de bureaus.";
        if (report.SetAside > 0)
            yield return $"{Written.Count(report.SetAside, "onleesbare regel", "onleesbare regels")} apart gelegd: kijk bij de nacht welke.";
        foreach (var (why, people) in report.BlockedBy)
            yield return $"  zonder voorstel door {NameOf(why)}: {Written.Number(people)}";
        yield return $"Weging: {report.Ranker}; verdeling: {report.Allocation}; {Written.Seconds(report.Seconds.Values.Sum())} seconden.";
    }

    public static IEnumerable<string> Lines(Explanation explanation)
    {
        yield return "";
        yield return $"{explanation.Newcomer}: {Standing(explanation)}";
        foreach (var proposal in explanation.Proposals)
        {
            yield return $"  {proposal.Rank}. {explanation.Titles.GetValueOrDefault(proposal.Opening.Value, proposal.Opening.ToString())}"
                + $" ({proposal.Opening}, {Written.Number(proposal.Points)} punten)";
            foreach (var reason in proposal.Evidence.Reasons)
                yield return $"     {Written.Sign(reason.Contribution),5}  {ReasonText.Brief(reason, SomeoneUnnamed)}";
            foreach (var unknown in proposal.Evidence.Unknowns)
                yield return $"         ?  {QuestionText.Brief(unknown.Question, SomeoneUnnamed)}";
        }
        foreach (var question in explanation.Questions)
            yield return $"  Vraag: {QuestionText.Brief(question.Question, SomeoneUnnamed)} ({RuleText.Gain(question.Openings)})";
        if (explanation.LeastChange is { } change)
            yield return $"  Kleinste verandering die helpt: {RuleText.Change(change)} ({RuleText.Gain(change.Openings)})";
        yield return $"  {Written.Count(explanation.Fits, "plek past", "plekken passen")} bij de harde eisen. De andere stoppen bij:";
        foreach (var (rule, openings) in explanation.FirstFailingRule)
            yield return $"  {openings,6}  {NameOf(rule)}";
    }

    public static IEnumerable<string> Lines(ImportReport report)
    {
        yield return $"{Written.Count(report.Read, "regel", "regels")} gelezen: {Written.Number(report.Added)} nieuw, {Written.Number(report.Changed)} veranderd, "
            + $"{Written.Number(report.Unchanged)} hetzelfde, {Written.Count(report.Drafts, "concept", "concepten")}.";
        if (report.IgnoredColumns.Count > 0)
            yield return $"Onbekende kolommen, niet gebruikt: {string.Join(", ", report.IgnoredColumns)}.";
        foreach (var row in report.Rows.Concat(report.Kept ?? []))
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
