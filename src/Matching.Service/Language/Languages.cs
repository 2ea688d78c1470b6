using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Service.Language;

/// <summary>
/// Dutch first, English second. The choice stays on the device, in a cookie; the language of the browser is not asked, because
/// a team reads its desk in one language. Only the language of the interface changes: numbers and dates inside the program stay invariant.
/// </summary>
public static class Languages
{
    private const string Cookie = "taal";
    private const string EnglishCode = "en";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo(EnglishCode);

    /// <summary>True unless who asks chose English. The very object is compared: a machine that itself runs in English still writes Dutch.</summary>
    public static bool IsDutch => !ReferenceEquals(CultureInfo.CurrentUICulture, English);

    /// <summary>For the <c>lang</c> of the page.</summary>
    public static string Code => IsDutch ? "nl" : EnglishCode;

    /// <summary>For the <c>lang</c> of what people wrote in Dutch themselves, on a page in another language.</summary>
    public static string? OfOwnWords => IsDutch ? null : "nl";

    /// <summary>
    /// Puts the language of who asks on the request. The address may name one for a single page, <c>?taal=en</c>: the page that a
    /// newcomer reads is in her language, whatever that of the desk is.
    /// </summary>
    public static async Task ListenAsync(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = Chosen(context.Request) == EnglishCode ? English : Dutch;
        await next(context);
    }

    private static string? Chosen(HttpRequest request) =>
        request.Query[Cookie] is [{ Length: > 0 } named, ..] ? named : request.Cookies[Cookie];

    /// <summary>The form in the foot of every page: back to where it was pressed.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/taal", ([FromForm] string taal, [FromForm] string? naar, HttpContext context) =>
        {
            context.Response.Cookies.Append(Cookie, taal == EnglishCode ? EnglishCode : "nl", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect(naar is ['/', not '/' and not '\\', ..] or "/" ? naar : "/");
        });

    /// <summary>In English for as long as the result lives: for tests and for texts made outside a request.</summary>
    public static IDisposable InEnglish() => new Spoken(English);

    private sealed class Spoken : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

        public Spoken(CultureInfo language) => CultureInfo.CurrentUICulture = language;

        public void Dispose() => CultureInfo.CurrentUICulture = _before;
    }
}
