using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Every prerequisite with its state and its fix. Exit 3 when one that is needed is missing. Installs nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Kijkt na wat Matching nodig heeft, en zegt wat te doen");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new Checkup().FindingsAsync(ct))
        {
            findings.Add(finding);
            Console.Out.WriteLine($"{Mark(finding)} {finding.Name}: {finding.State}");
            if (!finding.IsGood && finding.Fix is not null)
                Console.Out.WriteLine($"     Zo los je het op: {finding.Fix}");
        }
        return findings.All(f => f.IsGood || f.IsOptional) ? ExitCode.Done : ExitCode.PrerequisiteMissing;
    }

    private static string Mark(Finding finding) => finding.IsGood ? "[ok]" : finding.IsOptional ? "[--]" : "[!!]";
}

/// <summary>One prerequisite: how it is, and what to do when that is not good.</summary>
internal sealed record Finding(string Name, bool IsGood, string State, string? Fix = null, bool IsOptional = false);
