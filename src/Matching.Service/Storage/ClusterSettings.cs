namespace Matching.Service.Storage;

/// <summary>The private cluster's own files: its settings, who may connect, and the note a running server leaves.</summary>
internal static class ClusterSettings
{
    private const int SocketLine = 4;

    /// <summary>Written at every start, so that a moved folder or a new version of Matching needs no upkeep.</summary>
    public static async Task WriteAsync(ClusterFolders folders, PrivateClusterOptions options, CancellationToken ct)
    {
        // Not durable is short-lived too: nothing to vacuum, and a vacuum in a database keeps it from being dropped.
        var durable = options.Durable ? "on" : "off";
        // Terse and without statements: an error's detail holds values of the row, and those do not belong in a log.
        await File.WriteAllTextAsync(Path.Combine(folders.Data, "postgresql.conf"), $"""
            listen_addresses = ''
            unix_socket_directories = '{folders.Socket.Replace("'", "''", StringComparison.Ordinal)}'
            unix_socket_permissions = 0700
            max_connections = 300
            shared_buffers = 128MB
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_error_verbosity = terse
            log_min_error_statement = panic
            fsync = {durable}
            full_page_writes = {durable}
            synchronous_commit = {durable}
            autovacuum = {durable}

            """, ct);
        await File.WriteAllTextAsync(Path.Combine(folders.Data, "pg_hba.conf"), "local all all trust\n", ct);
    }

    /// <summary>The socket folder that a running server notes in its lock file; null when there is none.</summary>
    public static string? SocketOfRunning(ClusterFolders folders)
    {
        var note = Path.Combine(folders.Data, "postmaster.pid");
        return File.Exists(note) && File.ReadAllLines(note) is { Length: > SocketLine } lines && lines[SocketLine].Length > 0
            ? lines[SocketLine]
            : null;
    }
}
