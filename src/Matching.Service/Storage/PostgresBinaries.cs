using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Service.Storage;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one version.</summary>
/// <param name="Folder">Where the programs are.</param>
/// <param name="Major">15 or higher.</param>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    internal string PathOf(string program) => Path.Combine(Folder, program);

    /// <summary>
    /// All usable versions: the folder that <c>MATCHING_PG_BIN</c> names and no other, else those on PATH and then the platforms'
    /// versioned folders, newest first.
    /// </summary>
    public static Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken ct = default) =>
        AmongAsync(Named() is { } named ? [named] : UsualFolders(), ct);

    /// <summary>The folder that <c>MATCHING_PG_BIN</c> names; null when it names none.</summary>
    internal static string? Named() => Environment.GetEnvironmentVariable("MATCHING_PG_BIN") is { Length: > 0 } named ? named : null;

    internal static async Task<IReadOnlyList<PostgresBinaries>> AmongAsync(IEnumerable<string> folders, CancellationToken ct = default)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders)
            if (Programs.All(program => IsThere(Path.Combine(folder, program))) && await MajorAsync(folder, ct) is >= OldestMajor and var major)
                found.Add(new PostgresBinaries(folder, major));
        return found;
    }

    // A link outlives the package it pointed into: a link to nothing is not a program.
    private static bool IsThere(string program) =>
        File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is not { Exists: false };

    private static IEnumerable<string> UsualFolders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var versioned = new[]
            {
                Folders("/usr/lib/postgresql", "*", "bin"),
                Folders("/usr", "pgsql-*", "bin"),
                Folders("/opt/homebrew/opt", "postgresql@*", "bin"),
                Folders("/usr/local/opt", "postgresql@*", "bin"),
                Folders("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            }
            .SelectMany(folders => folders)
            .OrderByDescending(Version);
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(versioned).Distinct();
    }

    private static IEnumerable<string> Folders(string parent, string pattern, string child) => Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent, pattern).Select(folder => Path.Combine(folder, child))
        : [];

    private static int Version(string folder) =>
        Number().Matches(folder) is [.., var last] ? int.Parse(last.Value, CultureInfo.InvariantCulture) : 0;

    private static async Task<int?> MajorAsync(string folder, CancellationToken ct)
    {
        var answer = await Command.RunAsync([Path.Combine(folder, "postgres"), "--version"], null, ct);
        return answer.ExitCode == 0 && Number().Match(answer.Output) is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
