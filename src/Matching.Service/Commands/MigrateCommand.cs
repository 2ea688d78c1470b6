using Matching.Service.Storage;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Brings the database up to date; on an empty one it also makes the first municipality.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var municipality = Options.Municipality();
        var command = new Command("migrate", "Werkt de database bij; een lege krijgt ook de eerste gemeente") { municipality };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(municipality), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? municipality, CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder();
        await using var location = await DatabaseLocation.ResolveAsync(builder.Configuration, builder.Environment, serve: false, Terminal.Say, ct);
        var steps = await DatabaseReady.MigrateAsync(location, Terminal.Say, ct);
        await FirstMunicipality.EnsureAsync(location, municipality, Terminal.Say, ct);
        if (steps == 0)
            Terminal.Say("De database was al bij.");
        return ExitCode.Done;
    }
}
