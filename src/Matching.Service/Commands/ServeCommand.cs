using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Desk, API and jobs. What happens without a verb.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Bureau en nachtwerk (zonder werkwoord gebeurt dit)");
        Configure(command);
        return command;
    }

    /// <summary>Makes the root do what <c>serve</c> does, with its options.</summary>
    public static void MakeDefault(RootCommand root) => Configure(root);

    private static void Configure(Command command)
    {
        var roles = new Option<HostRoles>("--roles")
        {
            Description = "Wat dit proces doet: web, jobs of allebei",
            HelpName = "web,jobs",
            DefaultValueFactory = _ => HostRoles.Web | HostRoles.Jobs,
            CustomParser = result =>
            {
                if (HostRole.TryParse(result.Tokens[0].Value, out var parsed))
                    return parsed;
                result.AddError("--roles is web, jobs of web,jobs.");
                return HostRoles.None;
            },
        };
        command.Options.Add(roles);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(roles), ct));
    }

    private static async Task<int> RunAsync(string[] hostArgs, HostRoles roles, CancellationToken ct)
    {
        await using var host = await MatchingHost.OpenAsync(hostArgs, roles, null, Terminal.Say, ct);
        await host.RunAsync(ct: ct);
        return ExitCode.Done;
    }
}
