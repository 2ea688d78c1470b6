using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Matching.TestKit;

namespace Matching.Service.Tests.Commands;

/// <summary>The program as an operator installs it: published to a folder, started from another.</summary>
public sealed partial class PublishedTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly string Project = Path.Combine(Repository.Root, "src", "Matching.Service");

    [Fact]
    public async Task Style_sheets_and_themes_lie_beside_the_program_wherever_it_was_started()
    {
        using var patience = new CancellationTokenSource(Limit);
        await using var database = await EmptyDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("matching-published-");
        try
        {
            await PublishAsync(folder.FullName, patience.Token);
            var url = $"http://127.0.0.1:{FreePort()}";
            using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder.FullName, "matching.dll"), "demo", "--people", "40", "--openings", "30", "--anchor", "2026-11-24"])
            {
                WorkingDirectory = Path.GetTempPath(),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["ConnectionStrings__Matching"] = database.ConnectionString, ["MATCHING_URLS"] = url, ["Huisstijl__Thema"] = "rivier" },
            })!;
            program.BeginOutputReadLine();
            try
            {
                using var http = new HttpClient { BaseAddress = new(url) };
                await ListeningAsync(program, url, patience.Token);

                var sheets = StyleSheets().Matches(await http.GetStringAsync("/", patience.Token)).Select(m => m.Groups[1].Value).ToList();
                Assert.Contains(sheets, s => s.Contains("/themes/rivier/", StringComparison.Ordinal));
                foreach (var sheet in sheets)
                    Assert.NotEmpty(await http.GetStringAsync(sheet, patience.Token));
            }
            finally
            {
                program.Kill(entireProcessTree: true);
                await program.WaitForExitAsync(patience.Token);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Dotnet_run_starts_the_program_where_the_command_was_typed()
    {
        using var patience = new CancellationTokenSource(Limit);
        Assert.Empty(await DotnetAsync(["msbuild", Project, "-getProperty:RunWorkingDirectory"], patience.Token));
    }

    /// <summary>What was built already, in the configuration of these tests.</summary>
    private static Task<string> PublishAsync(string to, CancellationToken ct) =>
        DotnetAsync(["publish", Project, "--no-build", "-c", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "-o", to, "--nologo", "-v", "q"], ct);

    private static async Task<string> DotnetAsync(string[] args, CancellationToken ct)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true })!;
        var said = await dotnet.StandardOutput.ReadToEndAsync(ct);
        await dotnet.WaitForExitAsync(ct);
        Assert.True(dotnet.ExitCode == 0, said);
        return said.Trim();
    }

    /// <summary>It says where the desk is once it listens.</summary>
    private static async Task ListeningAsync(Process program, string url, CancellationToken ct)
    {
        while (await program.StandardError.ReadLineAsync(ct) is { } line)
            if (line.Contains(url, StringComparison.Ordinal))
                return;
        Assert.Fail("The program stopped before it listened.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]*)\"")]
    private static partial Regex StyleSheets();
}
