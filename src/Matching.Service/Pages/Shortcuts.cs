using Matching.Service.Language;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Service.Pages;

/// <summary>Single-key shortcuts can be switched off (WCAG 2.1.4); the choice stays on the device.</summary>
public static class Shortcuts
{
    private const string Cookie = "sneltoetsen";

    /// <summary>Every key with what it does, for the help page. Each also is a visible button or link.</summary>
    public static IReadOnlyList<(string Key, string What)> All =>
    [
        ("A", Say.It("Voorleggen")),
        ("X", Say.It("Afwijzen: daarna een cijfer voor de reden")),
        ("L", Say.It("Later: daarna een cijfer voor de dag")),
        ("Z", Say.It("Ongedaan maken")),
        ("J", Say.It("Volgende voorstel")),
        ("K", Say.It("Vorige voorstel")),
        ("Enter", Say.It("Verder met het volgende voorstel, in de lijst")),
    ];

    public static bool Off(HttpContext? context) => context?.Request.Cookies[Cookie] == "uit";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sneltoetsen", ([FromForm] string stand, HttpContext context) =>
        {
            context.Response.Cookies.Append(Cookie, stand == "uit" ? "uit" : "aan", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect("/help#sneltoetsen");
        });
}
