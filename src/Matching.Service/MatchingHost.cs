using Matching.Service.Commands;
using Matching.Service.Jobs;
using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Matching.Service.Pipeline.SignIn;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Microsoft.Extensions.Configuration.Memory;

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
    public const string StandardUrls = "http://127.0.0.1:5080";

    private readonly IHost _host;
    private readonly DatabaseLocation _location;

    /// <summary>Style sheets and themes, wherever the program was started; configuration stays where it was started, as for every command.</summary>
    private static string BesideTheProgram { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private MatchingHost(IHost host, DatabaseLocation location, string urls) => (_host, _location, Url) = (host, location, urls.Split(';')[0]);

    /// <summary>Where the pages are.</summary>
    public string Url { get; }

    /// <summary>Finds the database, registers the parts, and is ready to run.</summary>
    /// <param name="hostArgs">Settings for the web host, as <c>--key=value</c>.</param>
    /// <param name="roles">What this process does.</param>
    /// <param name="location">The database when it was opened already (demo); null finds it.</param>
    /// <param name="say">Told what is going on.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="PrerequisiteMissing">There is no database, it is not up to date, or nobody could sign in to its desk.</exception>
    public static async Task<MatchingHost> OpenAsync(
        string[] hostArgs, HostRoles roles, DatabaseLocation? location, Action<string> say, CancellationToken ct)
    {
        IHostApplicationBuilder builder = roles.HasFlag(HostRoles.Web)
            ? WebApplication.CreateBuilder(new WebApplicationOptions { Args = hostArgs, WebRootPath = BesideTheProgram })
            : Host.CreateApplicationBuilder(hostArgs);
        location ??= await DatabaseLocation.ResolveAsync(builder.Configuration, builder.Environment, serve: true, say, ct);
        try
        {
            await DatabaseReady.EnsureAsync(location, say, ct);
            if (roles.HasFlag(HostRoles.Web))
            {
                await using var database = new Database(location.ConnectionString);
                await LoginConfigured.RequireAsync(database, ct);
            }
            Quieten(builder);
            var url = builder.Configuration["urls"] ?? builder.Configuration["MATCHING_URLS"] ?? StandardUrls;
            AddParts(builder, location, roles);
            return new MatchingHost(builder is WebApplicationBuilder web ? Web(web, url) : ((HostApplicationBuilder)builder).Build(), location, url);
        }
        catch
        {
            await location.DisposeAsync();
            throw;
        }
    }

    // Standard output belongs to whoever asked for JSON; and a line per request buries the lines that matter. Configuration may say otherwise.
    private static void Quieten(IHostApplicationBuilder builder)
    {
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Quartz"] = "Warning",
            },
        });
    }

    private static void AddParts(IHostApplicationBuilder builder, DatabaseLocation location, HostRoles roles)
    {
        builder.Services.AddSingleton(_ => new Database(location.ConnectionString));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRounds(builder.Configuration);
        builder.Services.AddJobs(work: roles.HasFlag(HostRoles.Jobs));
        if (!roles.HasFlag(HostRoles.Web))
            return;
        builder.Services.AddSlices();
        builder.Services.AddPages();
    }

    private static WebApplication Web(WebApplicationBuilder builder, string urls)
    {
        builder.WebHost.UseUrls(urls.Split(';'));
        var app = builder.Build();
        app.MapPages();
        return app;
    }

    /// <summary>Runs until it is asked to stop; <paramref name="started"/> is called once it listens.</summary>
    public async Task RunAsync(Action? started = null, CancellationToken ct = default)
    {
        using var host = _host;
        await host.StartAsync(ct);
        started?.Invoke();
        await host.WaitForShutdownAsync(ct);
    }

    public ValueTask DisposeAsync() => _location.DisposeAsync();
}
