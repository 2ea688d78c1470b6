using Matching.Service.Storage;

namespace Matching.Service.Pipeline.SignIn;

/// <summary>May the desk be opened? Asked by the host at start, before it listens.</summary>
public static class LoginConfigured
{
    /// <summary>Null when people can sign in; otherwise the one sentence with which <c>serve</c> stops.</summary>
    public static async Task<string?> ProblemAsync(Database database, CancellationToken ct = default) =>
        await AllowsDemoLoginAsync(database, ct)
            ? null
            : "Dit is geen demo, en er is nog geen inlog voor medewerkers: deze versie opent het bureau alleen op een demo (matching demo); "
              + "het nachtwerk start met: serve --roles jobs.";

    /// <summary>Without its one row a database is not a demo.</summary>
    internal static async Task<bool> AllowsDemoLoginAsync(Database database, CancellationToken ct) =>
        await Installation.ReadAsync(database, ct) is { AllowsDemoLogin: true };
}
