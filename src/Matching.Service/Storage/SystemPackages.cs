using System.Diagnostics;

namespace Matching.Service.Storage;

/// <summary>Puts a package of the platform on this machine where that may be done without asking: by apt, as root or with sudo.</summary>
public static class SystemPackages
{
    /// <summary>Installs a package of Debian or Ubuntu; says in one line what it does.</summary>
    /// <returns>Whether it is there now; false when this machine has no apt, no right to install, or no way to the packages.</returns>
    public static async Task<bool> InstallAsync(string package, Action<string> say, CancellationToken ct = default)
    {
        if (!File.Exists("/usr/bin/apt-get"))
            return false;
        string[] apt = ["/usr/bin/env", "DEBIAN_FRONTEND=noninteractive", "/usr/bin/apt-get", "-q", "-y", "--no-install-recommends",
            "-o", "DPkg::Lock::Timeout=300"];
        if (!Environment.IsPrivilegedProcess)
        {
            if (!File.Exists("/usr/bin/sudo") || !await Command.SucceedsAsync(["/usr/bin/sudo", "-n", "true"], ct))
                return false;
            apt = ["/usr/bin/sudo", "-n", .. apt];
        }
        say($"{package} ontbreekt op deze computer en wordt nu met apt geïnstalleerd; dat duurt een paar minuten.");
        // The list of packages of a fresh machine is often empty or old: try as it is, refresh, try again.
        return await Command.SucceedsAsync([.. apt, "install", package], ct)
            || (await Command.SucceedsAsync([.. apt, "update"], ct) && await Command.SucceedsAsync([.. apt, "install", package], ct));
    }
}

/// <summary>Runs a program and waits for its end.</summary>
internal static class Command
{
    internal sealed record Outcome(int ExitCode, string Output);

    public static async Task<bool> SucceedsAsync(IReadOnlyList<string> command, CancellationToken ct) =>
        (await RunAsync(command, null, ct)).ExitCode == 0;

    // The program's path and its arguments; as another user only when root, null for the own one.
    public static async Task<Outcome> RunAsync(IReadOnlyList<string> command, string? user, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        if (user is not null)
            start.UserName = user;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Outcome(process.ExitCode, (await output + await error).Trim());
    }
}
