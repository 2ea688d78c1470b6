namespace Matching.Service.Storage;

/// <summary>For whom a connection works. Each audience is a database role with its own grants.</summary>
public enum DbAudience
{
    /// <summary>The pages of caseworkers and managers.</summary>
    Desk,

    /// <summary>The pages of a partner organisation's coordinator: no grant on any dossier table.</summary>
    Coordinator,

    /// <summary>Rounds, imports and other work without a screen. The only one that may make temporary tables.</summary>
    Jobs,

    /// <summary>Reads and verifies the audit trail.</summary>
    Auditor,
}

/// <summary>The names and limits that belong to an audience.</summary>
public static class AudienceRoles
{
    public const string Owner = "matching_owner";
    public const string Migrator = "matching_migrator";

    public static IReadOnlyList<DbAudience> All { get; } = Enum.GetValues<DbAudience>();

    /// <summary>The database role of an audience.</summary>
    public static string Role(this DbAudience audience) => audience switch
    {
        DbAudience.Desk => "matching_desk",
        DbAudience.Coordinator => "matching_coordinator",
        DbAudience.Jobs => "matching_jobs",
        DbAudience.Auditor => "matching_auditor",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };

    /// <summary>How long one statement may run: a page gives up early, a round may take its time.</summary>
    internal static TimeSpan StatementTimeout(this DbAudience audience) =>
        audience == DbAudience.Jobs ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(15);

    /// <summary>How long a transaction may sit idle before the server cuts it off and its locks are free again.</summary>
    internal static TimeSpan IdleTimeout(this DbAudience audience) =>
        audience == DbAudience.Jobs ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(30);
}
