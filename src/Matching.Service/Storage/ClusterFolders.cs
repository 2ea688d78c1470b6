using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Service.Storage;

/// <summary>Where the private cluster keeps its things, and as whom it runs.</summary>
/// <param name="Base">Holds the two folders and the lock files.</param>
/// <param name="Socket">Short enough for a socket's name; only its owner may enter, and that is the lock on the door.</param>
/// <param name="User">The unprivileged user when started by root; null for the own one.</param>
internal sealed record ClusterFolders(string Base, string Socket, string? User)
{
    private const int LongestSocketPath = 99;
    private const string SocketName = "/.s.PGSQL.5432";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Traversable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Data => DataIn(Base);
    public string Unfinished => Path.Combine(Base, "pg.new");
    public string Log => Path.Combine(Data, "server.log");
    public string TurnLock => Path.Combine(Base, "turn.lock");
    public string UsersLock => Path.Combine(Base, "users.lock");

    [UnsupportedOSPlatform("windows")]
    public static async Task<ClusterFolders> PrepareAsync(string stateFolder, Action<string> say, CancellationToken ct)
    {
        try
        {
            return await PrepareOwnAsync(stateFolder, say, ct);
        }
        catch (Exception notOurs) when (notOurs is UnauthorizedAccessException or IOException)
        {
            throw new PrerequisiteMissing(
                $"De map {stateFolder} kan niet gemaakt of beschreven worden: kies een andere met MATCHING_STATE.", notOurs);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<ClusterFolders> PrepareOwnAsync(string stateFolder, Action<string> say, CancellationToken ct)
    {
        var folder = Path.GetFullPath(stateFolder);
        Directory.CreateDirectory(folder);
        var user = Environment.IsPrivilegedProcess ? await UnprivilegedUserAsync(folder, ct) : null;
        if (user is not null && !await MayEnterAsync(folder, user, ct))
        {
            folder = Path.Combine("/var/lib/matching", Digest(folder));
            Directory.CreateDirectory(folder);
            if (!await MayEnterAsync(folder, user, ct))
                throw new PrerequisiteMissing(
                    $"De gebruiker {user} kan niet bij {stateFolder} en niet bij {folder}: zet MATCHING_STATE op een map waar {user} bij kan.");
            say($"De gebruiker {user} kan niet bij {stateFolder}; de database staat daarom in {folder}.");
        }
        var socket = Path.Combine(folder, "run");
        if (Encoding.UTF8.GetByteCount(socket + SocketName) > LongestSocketPath)
            socket = Path.Combine("/tmp", "matching-" + Digest(folder));
        await OwnFolderAsync(socket, user, ct);
        return new ClusterFolders(folder, socket, user);
    }

    /// <summary>A folder that only the cluster's user may enter.</summary>
    [UnsupportedOSPlatform("windows")]
    public static async Task OwnFolderAsync(string folder, string? user, CancellationToken ct)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        if (File.ResolveLinkTarget(folder, returnFinalTarget: false) is not null)
            throw new PrerequisiteMissing($"{folder} is een verwijzing en geen map: verwijder die, en start opnieuw.");
        if (user is not null)
            await Command.RunAsync(["/bin/chown", "-h", user, folder], null, ct);
        File.SetUnixFileMode(folder, OwnerOnly);
    }

    // PostgreSQL refuses to run as root, and root's own folders are closed to everybody else. Data that exists keeps its owner.
    private static async Task<string> UnprivilegedUserAsync(string folder, CancellationToken ct)
    {
        if (Directory.Exists(DataIn(folder))
            && await Command.RunAsync(["/usr/bin/stat", "-c", "%U", DataIn(folder)], null, ct) is { ExitCode: 0, Output: not "root" and var owner })
            return owner;
        return File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<bool> MayEnterAsync(string folder, string user, CancellationToken ct)
    {
        if (await Entered())
            return true;
        // The folder is Matching's own, so it may be opened for passing through; the folders above it are not.
        var before = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, before | Traversable);
        if (await Entered())
            return true;
        File.SetUnixFileMode(folder, before);
        return false;

        async Task<bool> Entered() =>
            (await Command.RunAsync(["/bin/sh", "-c", "test -x \"$0\"", folder], user, ct)).ExitCode == 0;
    }

    private static string DataIn(string folder) => Path.Combine(folder, "pg");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
