using System.CommandLine;
using Matching.Learning.Training;
using Matching.Service.Pages.Texts;
using Matching.Service.Rankers;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Learns a candidate now: the same code as the weekly job's. It changes nothing on a desk.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "Map waar ook de bestanden van het rekenmodel komen; standaard 'models' in de map van Matching zelf (MATCHING_STATE)" };
        var trainer = new Option<string>("--trainer") { Description = "Manier van leren; standaard de optelbare 'glass box'", DefaultValueFactory = _ => LearningWay.GlassBox.Trainer.Name };
        trainer.AcceptOnlyFromAmong([.. LearningWays.All.Select(w => w.Trainer.Name)]);
        var (municipality, area, json) = (Options.Municipality(), Options.Area(), Options.Json());
        var command = new Command("train", "Leert een nieuw rekenmodel uit de beslissingen; een mens kiest daarna of het mag tellen") { to, trainer, municipality, area, json };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(to), LearningWays.All.Single(w => w.Trainer.Name == parsed.GetValue(trainer)), parsed.GetValue(municipality), parsed.GetValue(area), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? to, LearningWay way, string? municipality, string? area, bool json, CancellationToken ct)
    {
        var terminal = new Terminal(json);
        await using var place = await Workplace.OpenAsync(ct);
        var code = await place.MunicipalityAsync(municipality, area, ct);
        var outcome = await terminal.ShowAsync(3, say => new RankerTraining(place.Database, TimeProvider.System).RunAsync(code, "command:train", say, ct, way));
        if (outcome is not { Package: { } package, Manifest: { } manifest, Metrics: { } metrics })
            throw new WorkFailed(outcome.NotEnough);
        var folder = await RankerFolder.WriteAsync(to ?? RankerFolder.Standard, package, ct);
        terminal.Answer(
            new
            {
                Ranker = package.Id,
                outcome.IsNew,
                manifest.DataFrom,
                manifest.Decisions,
                manifest.Groups,
                manifest.Caseworkers,
                manifest.LeftOut,
                manifest.From,
                manifest.Until,
                manifest.LaterFrom,
                Folder = folder,
                Metrics = RankerReports.Json(metrics),
            },
            () =>
            [
                outcome.IsNew ? $"Rekenmodel {package.Id} is geleerd en is nu kandidaat." : $"Dezelfde beslissingen geven weer rekenmodel {package.Id}: er is niets nieuws.",
                $"Het leerde van {Written.Count(manifest.Decisions, "beslissing", "beslissingen")}; {Written.Number(metrics.Measured.Decisions)} latere meten hoe goed het is.",
                .. RankerReports.Lines(metrics),
                $"De bestanden staan in {folder}. Of het mag tellen, kiest een teamleider op de pagina Rekenmodel.",
            ]);
        return ExitCode.Done;
    }
}
