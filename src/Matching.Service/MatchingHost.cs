using Matching.Service.Commands;
using Matching.Service.Jobs;
using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service;

/// <summary>What one process does: the pages, the nightly work, or both.</summary>
[Flags]
public enum HostRoles : byte { None = 0, Web = 1, Jobs = 2 }

/// <summary>Roles as an operator writes them.</summary>
internal static class HostRole
{
    public static bool TryParse(string text, out HostRoles roles)
    {
        roles = HostRoles.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
            roles |= word switch { "web" => HostRoles.Web, "jobs" => HostRoles.Jobs, _ => (HostRoles)byte.MaxValue };
        return roles is HostRoles.Web or HostRoles.Jobs or (HostRoles.Web | HostRoles.Jobs);
    }
}

/// <summary>The running service: every part registers itself, and this is the list of parts.</summary>
internal sealed class MatchingHost : IAsyncDisposable
{
    private const string StandardUrls = "http://127.0.0.1:5080";

    private readonly WebApplication _app;
    private readonly DatabaseLocation _location;

    private MatchingHost(WebApplication app, DatabaseLocation location) => (_app, _location) = (app, location);

    /// <summary>Where it listens, as configured.</summary>
    public string Url => _app.Configuration["urls"]?.Split(';')[0] ?? StandardUrls;

    /// <summary>Finds the database, registers the parts, and is ready to run.</summary>
    /// <param name="hostArgs">Settings for the web host, as <c>--key=value</c>.</param>
    /// <param name="roles">What this process does.</param>
    /// <param name="location">The database when it was opened already (demo); null finds it.</param>
    /// <param name="say">Told what is going on.</param>
    /// <exception cref="PrerequisiteMissing">There is no database, or it is not up to date.</exception>
    public static async Task<MatchingHost> OpenAsync(
        string[] hostArgs, HostRoles roles, DatabaseLocation? location, Action<string> say, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(hostArgs);
        location ??= await DatabaseLocation.ResolveAsync(builder.Configuration, builder.Environment, serve: true, say, ct);
        try
        {
            await DatabaseReady.EnsureAsync(location, say, ct);
            builder.Configuration["urls"] ??= Environment.GetEnvironmentVariable("MATCHING_URLS") ?? StandardUrls;
            builder.WebHost.UseUrls(builder.Configuration["urls"]!.Split(';'));
            // Standard output belongs to whoever asked for JSON.
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            Parts(builder, location, roles);
            var app = builder.Build();
            if (roles.HasFlag(HostRoles.Web))
                app.MapPages();
            return new MatchingHost(app, location);
        }
        catch
        {
            await location.DisposeAsync();
            throw;
        }
    }

    private static void Parts(WebApplicationBuilder builder, DatabaseLocation location, HostRoles roles)
    {
        builder.Services.AddSingleton(_ => new Database(location.ConnectionString));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRounds(builder.Configuration);
        builder.Services.AddJobs(work: roles.HasFlag(HostRoles.Jobs));
        builder.Services.AddSlices();
        builder.Services.AddPages();
    }

    /// <summary>Runs until it is asked to stop; <paramref name="started"/> is called once it listens.</summary>
    public async Task RunAsync(CancellationToken ct, Action? started = null)
    {
        await using var app = _app;
        await app.StartAsync(ct);
        started?.Invoke();
        await app.WaitForShutdownAsync(ct);
    }

    public ValueTask DisposeAsync() => _location.DisposeAsync();
}
