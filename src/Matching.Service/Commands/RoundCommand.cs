using System.CommandLine;
using Matching.Service.Rounds;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>One round now: the same code as the night's.</summary>
internal static class RoundCommand
{
    public static Command Create()
    {
        var date = Options.Date("--date", "De werkdag, als 2026-11-22; standaard vandaag");
        var dryRun = new Option<bool>("--dry-run") { Description = "Rekent alleen en schrijft niets" };
        var explain = new Option<string?>("--explain") { Description = "Legt daarna één persoon uit; geef het eigen nummer van de gemeente" };
        var (municipality, area, json) = (Options.Municipality(), Options.Area(), Options.Json());
        var command = new Command("round", "Eén ronde nu, met voortgang") { date, dryRun, explain, municipality, area, json };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(date), parsed.GetValue(dryRun), parsed.GetValue(explain),
            parsed.GetValue(municipality), parsed.GetValue(area), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(
        DateOnly? date, bool dryRun, string? explain, string? municipality, string? areaCode, bool json, CancellationToken ct)
    {
        var terminal = new Terminal(json);
        await using var place = await Workplace.OpenAsync(ct);
        var area = await place.AreaAsync(municipality, areaCode, ct);
        var request = new RoundRequest(area.Code, date ?? Workplace.Today, "command:round");
        // Before the round: a mistyped number is found out first.
        var person = explain is null ? null : await PersonToExplain.FindAsync(place.Database, area, explain, ct);

        RoundReport report;
        if (dryRun)
        {
            report = (await terminal.ShowRoundAsync(progress => place.Rounds.DryRunAsync(request, progress, ct))).Report;
        }
        else
        {
            var outcome = await terminal.ShowRoundAsync(progress => place.Rounds.RunAsync(request, progress, ct));
            report = outcome.Report ?? throw new WorkFailed("Een andere ronde heeft deze overgenomen en is nog bezig: probeer het zo weer.");
            Terminal.Say(Ended(outcome.Ending));
        }

        var explanation = person is null ? null : await person.ExplainAsync(place.Rounds, request, ct);
        terminal.Answer(
            explanation is null ? report : Reports.With(report, explanation),
            () => [.. Reports.Lines(report), .. explanation is null ? [] : Reports.Lines(explanation)]);
        return ExitCode.Done;
    }

    private static string Ended(RoundEnding ending) => ending switch
    {
        RoundEnding.Published => "De voorstellen liggen klaar.",
        RoundEnding.SameInput => "Er is niets veranderd sinds de vorige ronde van deze dag: die blijft staan.",
        _ => "Een andere ronde was sneller: die staat.",
    };
}
