using Matching.Service.Storage;

namespace Matching.Service.Pipeline.SignIn;

/// <summary>May the desk be opened? Asked by the host at start, before it listens.</summary>
public static class LoginConfigured
{
    /// <summary>
    /// On a database with real people there must be a way to sign in that asks who you are; this version has none. An empty database may be
    /// served: there is nobody to see, and nobody gets in.
    /// </summary>
    /// <exception cref="PrerequisiteMissing">With the one sentence with which <c>serve</c> stops.</exception>
    public static async Task RequireAsync(Database database, CancellationToken ct = default)
    {
        if (await Installation.ReadAsync(database, ct) is { AllowsDemoLogin: false })
            throw new PrerequisiteMissing(
                "Dit is een echte database en er is nog geen inlog voor medewerkers: deze versie opent het bureau alleen op een demo "
                + "(matching demo); het nachtwerk start met: serve --roles jobs.");
    }

    /// <summary>Without its one row a database is not a demo.</summary>
    internal static async Task<bool> AllowsDemoLoginAsync(Database database, CancellationToken ct) =>
        await Installation.ReadAsync(database, ct) is { AllowsDemoLogin: true };
}
