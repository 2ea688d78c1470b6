using System.Diagnostics;
using System.Text.Json;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Commands;

/// <summary>The built executable as a process of its own, as a script or an operator calls it.</summary>
internal sealed record MatchingProcess(int ExitCode, string Output, string Error)
{
    /// <summary>How a process ends that was ended by signal 9.</summary>
    public const int Killed = 137;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<MatchingProcess> RunAsync(IEnumerable<string> args, string? database = null, string? failpoint = null, string? state = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(RoundRunner).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        Set(start, "ConnectionStrings__Matching", database);
        Set(start, "MATCHING_FAILPOINT", failpoint);
        Set(start, "MATCHING_STATE", state ?? Path.Combine(Path.GetTempPath(), "matching-no-state"));
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new MatchingProcess(process.ExitCode, await output, await error);
    }

    private static void Set(ProcessStartInfo start, string name, string? value)
    {
        if (value is null)
            start.Environment.Remove(name);
        else
            start.Environment[name] = value;
    }
}
