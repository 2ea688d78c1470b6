using System.CommandLine;
using Matching.Service.Pages.Texts;
using Matching.Service.Rankers;
using Matching.Service.Storage;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Measures rankers on decisions they did not learn from, beside every baseline, and keeps the figures for the page.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var ranker = new Option<string?>("--ranker") { Description = "Welke; zonder deze optie wat in gebruik is, meekijkt of kandidaat is" };
        var (municipality, area, json) = (Options.Municipality(), Options.Area(), Options.Json());
        var command = new Command("evaluate", "Meet rekenmodellen aan latere beslissingen") { ranker, municipality, area, json };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(ranker), parsed.GetValue(municipality), parsed.GetValue(area), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? id, string? municipality, string? area, bool json, CancellationToken ct)
    {
        var terminal = new Terminal(json);
        await using var place = await Workplace.OpenAsync(ct);
        await using var session = await place.Database.BeginAsync(DbAudience.Jobs, await place.MunicipalityAsync(municipality, area, ct), ct: ct);
        var all = await RankerStore.AllAsync(session, ct);
        var asked = all.Where(r => id is null ? r.State != RankerState.Retired : r.Id == id).ToList();
        if (asked.Count == 0)
            throw id is null
                ? new WorkFailed("Er is nog geen rekenmodel om te meten: tot dan tellen vaste punten. Leer er een met 'matching train'.")
                : new WrongUse($"Er is geen rekenmodel '{id}': kijk met 'matching rankers' welke er zijn.");
        var champion = all.FirstOrDefault(r => r.State == RankerState.Champion);
        var measuring = new RankerMeasuring(TimeProvider.System);
        var measured = new List<(StoredRanker Ranker, RankerMetrics Metrics)>();
        foreach (var ranker in asked)
        {
            Terminal.Say($"· {ranker.Id} meten");
            var metrics = await measuring.MeasureAsync(session, ranker, champion, ct);
            await RankerStore.MeasuredAsync(session, ranker.Id, metrics.Write(), ct);
            measured.Add((ranker, metrics));
        }
        await session.CommitAsync(ct);
        terminal.Answer(
            new
            {
                Champion = champion?.Id ?? RankerText.WeightedSum,
                Rankers = measured.Select(m => new { m.Ranker.Id, State = Code.Of(m.Ranker.State), m.Ranker.DataFrom, Metrics = RankerReports.Json(m.Metrics) }),
            },
            () => measured.SelectMany(m => RankerReports.Lines(m.Metrics).Prepend($"{m.Ranker.Id} ({RankerText.State(m.Ranker.State).ToLowerInvariant()})")));
        return ExitCode.Done;
    }
}
