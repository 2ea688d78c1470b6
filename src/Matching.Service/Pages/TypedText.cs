using Microsoft.Extensions.Primitives;

namespace Matching.Service.Pages;

/// <summary>
/// What came in with a form or an address, without the control characters that nobody types and the database does not keep: taken out
/// once, before any page reads it. Ends of lines and tabs stay.
/// </summary>
public static class TypedText
{
    /// <summary>Middleware: after antiforgery, so that a form that cannot be read never comes here.</summary>
    public static async Task CleanAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Query.Any(IsOdd))
            request.QueryString = QueryString.Create(request.Query.Select(Clean));
        if (request.HasFormContentType && await request.ReadFormAsync(context.RequestAborted) is var form && form.Any(IsOdd))
            request.Form = new FormCollection(form.Select(Clean).ToDictionary(), form.Files);
        await next(context);
    }

    /// <summary>At most so many characters of it, and never half of one.</summary>
    public static string First(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool IsOdd(KeyValuePair<string, StringValues> field) => field.Value.Any(value => value is not null && value.Any(IsOdd));

    private static bool IsOdd(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');

    private static KeyValuePair<string, StringValues> Clean(KeyValuePair<string, StringValues> field) =>
        new(field.Key, field.Value.Select(value => value is null ? null : string.Concat(value.Where(character => !IsOdd(character)))).ToArray());
}
