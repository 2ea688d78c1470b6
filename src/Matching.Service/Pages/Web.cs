using Matching.Service.Guard;
using Matching.Service.Language;
using Matching.Service.Pages.Coordinator;
using Matching.Service.Pages.Imports;
using Matching.Service.Pages.Layout;
using Matching.Service.Pipeline;
using Matching.Service.Progress;
using Matching.Service.Reports;
using Matching.Service.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Service.Pages;

/// <summary>Puts the pages into the host: services, then the order of the middleware.</summary>
public static class Web
{
    /// <summary>Sign-in by cookie, antiforgery and the Razor components.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery(options => options.Cookie.Name = "matching-formulier");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "matching";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/inloggen";
            options.AccessDeniedPath = "/niet-gevonden";
            options.ReturnUrlParameter = "naar";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
        });
        // Or the folder in which it was started would decide whether a cookie can be read.
        services.AddDataProtection().SetApplicationName("Matching");
        services.AddSingleton<HouseStyle>();
        services.AddSingleton<DemoMode>();
        services.AddScoped<KeysInUse>();
        services.AddSingleton<OpenedSeal>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>Middleware and endpoints of the pages. Call once, before other endpoints are mapped.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        // Outside Development an unpublished application serves empty style sheets without this.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        // A theme that is not there is said at the start, not on the first page.
        _ = app.Services.GetRequiredService<HouseStyle>();

        app.Use(Languages.ListenAsync);
        app.UseExceptionHandler("/fout", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/niet-gevonden", createScopeForStatusCodePages: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseAuthentication();
        app.Use(SayWhoAsks);
        app.Use(Shortcuts.ReadAsync);
        app.UseAuthorization();
        app.Use(UploadForms.RefuseTooLargeAsync);
        app.UseAntiforgery();
        app.Use(RefuseStaleForms);
        app.Use(TypedText.CleanAsync);
        app.Use(AlreadyDone.SayAsync);

        app.MapStaticAssets();
        Languages.Map(app);
        TownHelpFile.Map(app);
        ProgressFile.Map(app);
        UploadForms.Map(app);
        LiveCount.Map(app);
        app.MapGet("/", (HttpContext context) => Results.LocalRedirect(Menu.Home(context.User)));
        app.MapPost("/uitloggen", async ([FromForm] IFormCollection _, HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.LocalRedirect("/inloggen");
        });
        app.MapRazorComponents<App>().RequireAuthorization();
        return app;
    }

    private static Task SayWhoAsks(HttpContext context, RequestDelegate next)
    {
        if (ActorCookie.Read(context.User) is { } actor)
            context.RequestServices.GetRequiredService<RequestScope>().SignedIn(actor);
        return next(context);
    }

    // A form from before another login, or from a page that stood open for days: a page that says so instead of a bare 400.
    private static Task RefuseStaleForms(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.Redirect("/verlopen");
        return Task.CompletedTask;
    }
}
