using Matching.Service.Storage;

namespace Matching.TestKit;

/// <summary>
/// Sees to what the tests need and a fresh machine lacks. One at a time over all test projects; a test is never skipped for
/// want of a program: it fails with one sentence.
/// </summary>
public static class FreshMachine
{
    private static readonly TimeSpan PatienceForInstallation = TimeSpan.FromMinutes(15);

    private static readonly string[] ChromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>A PostgreSQL that the private cluster can be made with.</summary>
    /// <exception cref="PrerequisiteMissing">There is none and it could not be installed.</exception>
    public static async Task EnsurePostgreSqlAsync()
    {
        if ((await PostgresBinaries.FindAsync()).Count > 0)
            return;
        using var turn = await TakeTurnAsync();
        if ((await PostgresBinaries.FindAsync()).Count == 0)
        {
            await SystemPackages.InstallAsync("postgresql", Say);
            if ((await PostgresBinaries.FindAsync()).Count == 0)
                throw new PrerequisiteMissing(
                    "The tests need PostgreSQL 15 or newer and could not install it with apt: install it (Debian, Ubuntu: postgresql; macOS: brew install postgresql@17) and start again.");
        }
    }

    /// <summary>The path of a Chromium or Chrome.</summary>
    /// <exception cref="PrerequisiteMissing">There is none and it could not be installed.</exception>
    public static async Task<string> EnsureChromiumAsync()
    {
        if (Chromium() is { } present)
            return present;
        using var turn = await TakeTurnAsync();
        if (Chromium() is { } justInstalled)
            return justInstalled;
        await SystemPackages.InstallAsync("chromium", Say);
        return Chromium() ?? throw new PrerequisiteMissing(
            "The browser tests need Chromium and could not install it with apt: install Chromium or Chrome so that it is on PATH, and start again.");
    }

    private static string? Chromium() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in ChromiumNames
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static Task<FileLock> TakeTurnAsync() => FileLock.ExclusiveAsync(
        Path.Combine(Path.GetTempPath(), $"matching-install-{Environment.UserName}.lock"), PatienceForInstallation);

    private static void Say(string line) => Console.Error.WriteLine(line);
}
