using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Browser.Tests;

/// <summary>The whole application, without its jobs, on a real port.</summary>
internal sealed class RunningApplication : WebApplicationFactory<Program>
{
    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private readonly string? _theme;

    private RunningApplication(string connectionString, TimeProvider clock, string? theme) => (_connectionString, _clock, _theme) = (connectionString, clock, theme);

    /// <param name="theme">Of another municipality; null is the open one.</param>
    public static RunningApplication Start(string connectionString, TimeProvider clock, string? theme = null)
    {
        var application = new RunningApplication(connectionString, clock, theme);
        application.UseKestrel(0);
        application.StartServer();
        return application;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Matching", _connectionString)
        .UseEnvironment("Production")
        .UseSetting("roles", "web")
        .UseSetting("Huisstijl:Thema", _theme)
        .UseSetting("Logging:LogLevel:Default", "Warning")
        .ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton(_clock));
}
