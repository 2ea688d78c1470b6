using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Matching.Service.Pages.Texts;
using Matching.Service.Storage;
using Npgsql;

namespace Matching.Service.Commands;

/// <summary>The list of everything that Matching needs of a machine, in the order in which it needs it.</summary>
internal sealed class Checkup
{
    private const double LeastGigabytes = 1;

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly HostApplicationBuilder _settings = Host.CreateApplicationBuilder();

    private string? OwnDatabase => _settings.Configuration.GetConnectionString("Matching");

    public async IAsyncEnumerable<Finding> FindingsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new(".NET", Environment.Version.Major >= 10, RuntimeInformation.FrameworkDescription, "installeer .NET 10 of nieuwer.");
        yield return await SdkAsync(ct);
        yield return TimeZone();
        yield return Disk();
        yield return Port(_settings.Configuration["MATCHING_URLS"] ?? MatchingHost.StandardUrls);
        var binaries = await PostgresBinaries.FindAsync(ct);
        yield return PostgreSql(binaries);
        if (OwnDatabase is { Length: > 0 } || binaries.Count > 0)
            await foreach (var finding in DatabaseAsync(ct))
                yield return finding;
        yield return Chromium();
    }

    private static async Task<Finding> SdkAsync(CancellationToken ct)
    {
        var path = OnPath("dotnet");
        var answer = path is null ? null : await Storage.Command.RunAsync([path, "--version"], null, ct);
        return new("SDK", answer?.ExitCode == 0, answer is { ExitCode: 0 } ? answer.Output.Trim() : "niet gevonden",
            "alleen nodig om zelf te bouwen: installeer de .NET 10 SDK.", IsOptional: true);
    }

    private static Finding TimeZone()
    {
        var found = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out _);
        return new("Tijdzone", found, found ? "Europe/Amsterdam is bekend" : "Europe/Amsterdam is niet bekend",
            "installeer de tijdzonegegevens, op Debian of Ubuntu met 'apt-get install tzdata'.");
    }

    private static Finding Disk()
    {
        var folder = StateFolder.Resolve();
        var free = new DriveInfo(folder).AvailableFreeSpace / 1e9;
        return new("Schijf", free >= LeastGigabytes, $"{Written.Number(free, 1)} GB vrij in {folder}",
            "maak ruimte vrij, of kies met MATCHING_STATE een map op een andere schijf.");
    }

    private static Finding Port(string urls)
    {
        var url = urls.Split(';')[0];
        const string Fix = "stop wat daar draait, of kies een ander adres met MATCHING_URLS.";
        if (!Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address))
            return new("Adres", false, $"{url} is geen adres", "kies een adres als http://127.0.0.1:5080 met MATCHING_URLS.");
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback, address.Port);
            listener.Start();
            return new("Adres", true, $"{url} is vrij");
        }
        catch (SocketException)
        {
            return new("Adres", false, $"{url} is bezet", Fix);
        }
    }

    private Finding PostgreSql(IReadOnlyList<PostgresBinaries> binaries)
    {
        if (binaries is [var first, ..])
            return new("PostgreSQL", true, $"{first.Major} in {first.Folder} ({Why(first.Folder)})");
        return OwnDatabase is { Length: > 0 }
            ? new("PostgreSQL", false, "staat niet op deze computer", "niet nodig: de database staat elders.", IsOptional: true)
            : new("PostgreSQL", false, "staat niet op deze computer",
                $"installeer versie {PostgresBinaries.OldestMajor} of nieuwer (apt-get install postgresql, brew install postgresql@17), of noem een eigen database in ConnectionStrings__Matching.");
    }

    private static string Why(string folder) => Environment.GetEnvironmentVariable("MATCHING_PG_BIN") == folder
        ? "genoemd in MATCHING_PG_BIN"
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Contains(folder) ? "eerste op PATH" : "nieuwste van de bekende mappen";

    private async IAsyncEnumerable<Finding> DatabaseAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (location, problem) = await OpenAsync(ct);
        if (location is null)
        {
            yield return problem!;
            yield break;
        }
        await using (location)
        {
            yield return new("Database", true, location.Description);
            var isUpToDate = await new Migrator(location.ConnectionString).IsUpToDateAsync(ct);
            yield return isUpToDate
                ? new("Schema", true, $"versie {Migrations.All.Count}, de laatste")
                : new("Schema", location.IsPrivate, location.IsPrivate ? "wordt bij het eerste gebruik bijgewerkt" : "niet van deze versie", "voer 'matching migrate' uit.");
            if (isUpToDate)
                yield return await RolesAsync(location.ConnectionString, ct);
        }
    }

    private async Task<(DatabaseLocation? Location, Finding? Problem)> OpenAsync(CancellationToken ct)
    {
        try
        {
            var location = await DatabaseLocation.ResolveAsync(_settings.Configuration, _settings.Environment, serve: false, _ => { }, ct);
            await using var connection = new NpgsqlConnection(location.ConnectionString);
            await connection.OpenAsync(ct);
            return (location, null);
        }
        catch (PrerequisiteMissing missing)
        {
            return (null, new("Database", false, "is er niet", missing.Message));
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException or ArgumentException)
        {
            return (null, new("Database", false, "antwoordt niet", "kijk of PostgreSQL draait en of ConnectionStrings__Matching klopt."));
        }
    }

    private static async Task<Finding> RolesAsync(string connectionString, CancellationToken ct)
    {
        const string Fix = "voer 'matching migrate' uit met de gebruiker die in ConnectionStrings__Matching staat.";
        await using var database = new Database(connectionString);
        foreach (var audience in AudienceRoles.All)
        {
            try
            {
                await using var connection = await database.For(audience).OpenConnectionAsync(ct);
            }
            catch (Exception refused) when (refused is NpgsqlException or DatabaseRefused)
            {
                return new("Rollen", false, $"de databasegebruiker mag niet werken als {audience.Role()}", Fix);
            }
        }
        return new("Rollen", true, "alle vier bereikbaar");
    }

    private static Finding Chromium()
    {
        var path = Browsers.Select(OnPath).FirstOrDefault(p => p is not null);
        return new("Chromium", path is not null, path ?? "niet gevonden", "alleen nodig voor de browsertests; die installeren het zelf waar dat mag.", IsOptional: true);
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
