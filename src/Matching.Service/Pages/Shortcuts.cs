using Matching.Service.Settings;
using Matching.Service.Storage;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Matching.Service.Pages;

/// <summary>Single-key shortcuts: which ones hold for who asks is known before a page is drawn.</summary>
public static class Shortcuts
{
    /// <summary>Middleware: after it is known who asks.</summary>
    public static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && ActorCookie.Read(context.User) is { } actor)
            await context.RequestServices.GetRequiredService<KeysInUse>()
                .ReadAsync(context.RequestServices.GetRequiredService<Database>(), actor, context.RequestAborted);
        await next(context);
    }
}
