using Microsoft.AspNetCore.Components.Endpoints;

namespace Matching.Service.Pages;

/// <summary>
/// A double click, back or a second tab: the page is drawn before the form is looked up, and by then the form that was sent
/// is gone. Instead of an empty 400 one comes back to the page as it is now, which says that it was done already.
/// </summary>
public static class AlreadyDone
{
    private const string Key = "al";

    /// <summary>What the page keeps of its address; every other key tells of what was done earlier.</summary>
    private const string List = "lijst";

    /// <summary>Middleware: after antiforgery, so that a form without a valid token never comes here.</summary>
    public static Task SayAsync(HttpContext context, RequestDelegate next)
    {
        // In Development the 400 has a text, and is on its way before the pages return: hence before the start of the answer.
        if (IsFormOfAPage(context))
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status400BadRequest)
                    BackToPage(context);
                return Task.CompletedTask;
            });
        return next(context);
    }

    /// <summary>Whether this page is where somebody came back to.</summary>
    public static bool IsSaidOn(HttpContext? context) => context?.Request.Query[Key] is ["1", ..];

    private static bool IsFormOfAPage(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && context.Request.HasFormContentType
        && context.Request.Form["_handler"] is [{ Length: > 0 }, ..];

    private static void BackToPage(HttpContext context)
    {
        var query = QueryString.Create(Key, "1");
        if (context.Request.Query[List] is [{ } list, ..])
            query = query.Add(List, list);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.PathBase.Add(context.Request.Path).ToUriComponent() + query;
        context.Response.ContentType = null;
    }
}
