namespace Matching.Service.Storage;

/// <summary>Where the private database and local files live: two installations that name different folders never meet.</summary>
public static class StateFolder
{
    /// <summary>
    /// The folder that <c>MATCHING_STATE</c> names; else the user's state folder, or the machine's when run as root.
    /// Made when it is not there.
    /// </summary>
    public static string Resolve()
    {
        var folder = Path.GetFullPath(Environment.GetEnvironmentVariable("MATCHING_STATE") is { Length: > 0 } named ? named : Default());
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Default()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            return "/var/lib/matching";
        if (Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state)
            return Path.Combine(state, "matching");
        return OperatingSystem.IsLinux()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "matching")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "matching");
    }
}
