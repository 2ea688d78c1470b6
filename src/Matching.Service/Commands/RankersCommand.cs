using Matching.Service.Pages.Texts;
using Matching.Service.Rankers;
using Matching.Service.Storage;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Which rankers there are, and which one ranks.</summary>
internal static class RankersCommand
{
    public static Command Create()
    {
        var (municipality, area, json) = (Options.Municipality(), Options.Area(), Options.Json());
        var command = new Command("rankers", "De rekenmodellen, en welk in gebruik is") { municipality, area, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(municipality), parsed.GetValue(area), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? municipality, string? area, bool json, CancellationToken ct)
    {
        var terminal = new Terminal(json);
        await using var place = await Workplace.OpenAsync(ct);
        await using var session = await place.Database.BeginAsync(DbAudience.Jobs, await place.MunicipalityAsync(municipality, area, ct), ct: ct);
        var rankers = await RankerStore.AllAsync(session, ct);
        var inUse = await RankerInUse.ReadAsync(session, ct);
        terminal.Answer(
            new
            {
                Champion = inUse.Champion ?? RankerText.WeightedSum,
                Ranks = inUse.InSnapshot ?? RankerText.WeightedSum,
                Trouble = Code.Of(inUse.Trouble),
                Rankers = rankers.Select(r => new { r.Id, State = Code.Of(r.State), r.DataFrom, r.CreatedAt, Verdict = RankerMetrics.Read(r.Metrics) is { } m ? Code.Of(m.Verdict) : null }),
            },
            () =>
            [
                inUse.Trouble is { } trouble
                    ? $"{RankerText.Trouble(trouble)} Daarom tellen vaste punten; gekozen is {inUse.Champion}."
                    : $"Nu {(inUse.Champion is null ? "tellen vaste punten" : $"telt rekenmodel {inUse.Champion}")}.",
                .. rankers.Select(r => $"  {r.Id}  {RankerText.State(r.State)}, {(r.DataFrom == RankerManifest.Simulated ? "van verzonnen mensen" : $"van gemeente {r.DataFrom}")}, "
                    + $"{Written.DayAndYear(Written.DateOf(r.CreatedAt))}"),
            ]);
        return ExitCode.Done;
    }
}
