using System.Text;
using Matching.Service.Imports;
using Matching.Service.Imports.Uploads;
using Matching.Service.Pipeline;

namespace Matching.Service.Pages.Imports;

/// <summary>What the pages for lists need of HTTP itself: a file that is too large is answered before it is read, and the examples are files.</summary>
internal static class UploadForms
{
    public const string Path = "/inlezen";

    /// <summary>Said when the file was too large.</summary>
    public const string TooLarge = "groot";

    // The file, and the few fields around it.
    private const long LargestBody = UploadLimits.LargestFile + (64 * 1024);

    // A browser reads an answer only when it could send everything; beyond this it is cut off.
    private const long MostThrownAway = 256L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{Path}/voorbeeld/{{soort}}", (string soort, HttpContext context) =>
        UploadKinds.Of(soort) is { } kind && ActorCookie.Read(context.User) is { } actor && UploadKinds.For(actor.Role).Contains(kind)
            ? Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Template.Csv(kind))], "text/csv; charset=utf-8", $"{soort}.csv")
            : Results.NotFound()).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Coordinator), nameof(Role.Manager)));

    public static string Example(ImportKind kind) => $"{Path}/voorbeeld/{UploadKinds.Word(kind)}";

    /// <summary>Middleware before anything reads the form.</summary>
    public static async Task RefuseTooLargeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Path != Path || !(context.Request.ContentLength > LargestBody))
        {
            await next(context);
            return;
        }
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostThrownAway;
        if (context.Request.ContentLength <= MostThrownAway)
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.Redirect($"{Path}?{TooLarge}=1");
    }
}
