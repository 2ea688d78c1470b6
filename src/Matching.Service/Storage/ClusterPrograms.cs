using System.Globalization;

namespace Matching.Service.Storage;

/// <summary>Which PostgreSQL of this machine a private cluster runs with, and how it gets here when there is none.</summary>
internal static class ClusterPrograms
{
    /// <summary>Sees to it that there is a PostgreSQL; installs the platform's package where that may be done without asking.</summary>
    /// <exception cref="PrerequisiteMissing">There is none and it could not be installed.</exception>
    public static async Task EnsureInstalledAsync(Action<string> say, CancellationToken ct)
    {
        if ((await PostgresBinaries.FindAsync(ct)).Count > 0)
            return;
        if (PostgresBinaries.Named() is { } named)
            throw new PrerequisiteMissing(
                $"In {named} staan initdb, pg_ctl en postgres van versie {PostgresBinaries.OldestMajor} of nieuwer niet: "
                + "verbeter MATCHING_PG_BIN, of laat het weg.");
        await SystemPackages.InstallAsync("postgresql", say, ct);
        if ((await PostgresBinaries.FindAsync(ct)).Count == 0)
            throw new PrerequisiteMissing(
                $"Er staat geen PostgreSQL {PostgresBinaries.OldestMajor} of nieuwer op deze computer: "
                + (OperatingSystem.IsMacOS()
                    ? "installeer die met 'brew install postgresql@17'"
                    : "installeer die als beheerder, op Debian of Ubuntu met 'apt-get install postgresql', op Fedora of RHEL met 'dnf install postgresql-server'")
                + ", of noem een eigen database in ConnectionStrings__Matching.");
    }

    /// <summary>The first found, or for data that exists the one that made it: PostgreSQL reads no other version's.</summary>
    public static async Task<PostgresBinaries> ForAsync(string dataFolder, CancellationToken ct)
    {
        var found = await PostgresBinaries.FindAsync(ct);
        var made = Path.Combine(dataFolder, "PG_VERSION");
        if (!File.Exists(made))
            return found[0];
        var major = int.Parse(await File.ReadAllTextAsync(made, ct), CultureInfo.InvariantCulture);
        return found.FirstOrDefault(binaries => binaries.Major == major)
            ?? throw new PrerequisiteMissing(
                $"De database in {dataFolder} is van PostgreSQL {major} en die staat hier niet meer, wel {found[0].Major}: "
                + $"installeer PostgreSQL {major}, of zet MATCHING_STATE op een nieuwe map.");
    }
}
