using System.CommandLine;
using Matching.Service.Demo;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>A town of invented people, one round, and then the desk.</summary>
internal static class DemoCommand
{
    private static readonly TownOptions Standard = new() { Anchor = default };

    public static Command Create()
    {
        var people = Options.Number("--people", "Nieuwkomers in de verzonnen stad", 1, 200_000, Standard.People);
        var openings = Options.Number("--openings", "Plekken in de verzonnen stad", 1, 200_000, Standard.Openings);
        var seed = new Option<long>("--seed") { Description = "Welke stad: hetzelfde getal geeft dezelfde stad", DefaultValueFactory = _ => Standard.Seed };
        var anchor = Options.Date("--anchor", "De dag waarop de stad wordt bekeken; standaard vandaag");
        var municipality = Options.Municipality();
        municipality.Description = "Van welke gemeente de postcodes worden geleend; standaard GM0193";
        var once = new Option<bool>("--once") { Description = "Stopt na de ronde" };
        var json = Options.Json();
        var command = new Command("demo", "Een verzonnen stad, één ronde, en dan het bureau")
        {
            people, openings, seed, anchor, municipality, once, json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new TownWish(
                parsed.GetValue(seed), parsed.GetValue(people), parsed.GetValue(openings), parsed.GetValue(anchor), parsed.GetValue(municipality)),
            parsed.GetValue(once), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(TownWish wish, bool once, bool json, CancellationToken ct)
    {
        var terminal = new Terminal(json);
        var builder = Host.CreateApplicationBuilder();
        var location = await DatabaseLocation.ResolveAsync(builder.Configuration, builder.Environment, serve: false, Terminal.Say, ct);
        try
        {
            await using var database = new Database(location.ConnectionString);
            var town = await DemoTown.EnsureAsync(location, database, wish, Terminal.Say, ct);
            await Shipped.AddToDemoAsync(database, town.Area, TimeProvider.System.GetUtcNow(), ct);
            var rounds = new RoundRunner(database, TimeProvider.System, RoundSettings.From(builder.Configuration));
            if (!once)
                await DemoMorning.PrepareAsync(database, town, rounds, ct);
            var request = new RoundRequest(town.Area, town.BusinessDate, "command:demo");
            var outcome = await terminal.ShowRoundAsync(progress => rounds.RunAsync(request, progress, ct));
            var report = outcome.Report ?? throw new WorkFailed("Een andere ronde heeft deze overgenomen en is nog bezig: probeer het zo weer.");
            terminal.Answer(report, () => Reports.Lines(report));
        }
        catch
        {
            await location.DisposeAsync();
            throw;
        }
        if (once)
        {
            await location.DisposeAsync();
            return ExitCode.Done;
        }
        await using var host = await MatchingHost.OpenAsync([], HostRoles.Web | HostRoles.Jobs, location, Terminal.Say, ct);
        await host.RunAsync(() => Terminal.Say(
            $"Het bureau staat open op {host.Url}. Kies daar als wie u inlogt: consulent, coördinator of teamleider. Stoppen: Ctrl-C."), ct);
        return ExitCode.Done;
    }
}
