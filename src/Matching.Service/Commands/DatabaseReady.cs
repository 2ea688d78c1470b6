using Matching.Service.Jobs;
using Matching.Service.Storage;

namespace Matching.Service.Commands;

/// <summary>A private database is brought up to date by whoever opens it; of somebody's own server that is asked for by name (<c>migrate</c>).</summary>
internal static class DatabaseReady
{
    /// <exception cref="PrerequisiteMissing">The database is not up to date.</exception>
    public static async Task EnsureAsync(DatabaseLocation location, Action<string> say, CancellationToken ct)
    {
        if (location.IsPrivate)
        {
            await MigrateAsync(location, say, ct);
            await FirstMunicipality.EnsureAsync(location, null, say, ct);
        }
        else if (!await new Migrator(location.ConnectionString).IsUpToDateAsync(ct))
        {
            throw new PrerequisiteMissing("De database is niet bijgewerkt voor deze versie: voer eerst 'matching migrate' uit.");
        }
    }

    public static async Task<int> MigrateAsync(DatabaseLocation location, Action<string> say, CancellationToken ct)
    {
        var steps = await new Migrator(location.ConnectionString, QuartzSetup.ProvisionAsync).MigrateAsync(ct);
        if (steps > 0)
            say($"De database is bijgewerkt: {steps} {(steps == 1 ? "stap" : "stappen")}.");
        return steps;
    }
}
