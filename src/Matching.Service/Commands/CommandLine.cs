using System.CommandLine;
using System.CommandLine.Help;
using Matching.Service.Storage;

namespace Matching.Service.Commands;

/// <summary>One executable, many verbs: the list of them, and how each ends (docs: formats, exit codes).</summary>
internal static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    private static RootCommand Root() => new("Matching: elke nacht voorstellen, elke ochtend uitleg. Zonder werkwoord: serve.")
    {
        ServeCommand.Create(),
        DemoCommand.Create(),
        RoundCommand.Create(),
        ReplayCommand.Create(),
        ImportCommand.Create(),
        MigrateCommand.Create(),
        DoctorCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        RankersCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Root();
        ServeCommand.MakeDefault(root);
        var parsed = root.Parse(args);
        if (parsed.Action is not HelpAction && WhatIsWrong(parsed) is { } wrong)
            return Refuse(ExitCode.WrongUse, $"{wrong} Gebruik: matching --help.");
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToStop,
            });
        }
        catch (WrongUse wrongUse)
        {
            return Refuse(ExitCode.WrongUse, wrongUse.Message);
        }
        catch (PrerequisiteMissing missing)
        {
            return Refuse(ExitCode.PrerequisiteMissing, missing.Message);
        }
        catch (Exception failed) when (failed is WorkFailed or DatabaseRefused)
        {
            return Refuse(ExitCode.Failed, failed.Message);
        }
        catch (OperationCanceledException)
        {
            return Refuse(ExitCode.Failed, "Afgebroken.");
        }
        catch (Npgsql.NpgsqlException unreachable) when (unreachable is not Npgsql.PostgresException)
        {
            return Refuse(ExitCode.PrerequisiteMissing,
                "De database antwoordt niet: kijk of PostgreSQL draait en of ConnectionStrings__Matching klopt (matching doctor).");
        }
        catch (Exception bug) when (bug is not HostAbortedException)
        {
            return Refuse(ExitCode.Failed, $"Dit had niet mogen gebeuren, en er is niets half opgeslagen. Meld het met deze regels:\n{bug}");
        }
    }

    private static int Refuse(int code, string sentence)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }

    private static string? WhatIsWrong(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
            return parsed.Errors[0].Message;
        var stray = parsed.UnmatchedTokens.FirstOrDefault(token => !IsHostSetting(token));
        return stray is null ? null : $"'{stray}' is hier niet bekend.";
    }

    /// <summary>A setting for the web host, as a test host passes them: <c>--environment=Development</c>, <c>--Database:Embedded=true</c>.</summary>
    private static bool IsHostSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=');
}
