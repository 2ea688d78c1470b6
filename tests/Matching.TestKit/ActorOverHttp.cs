using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matching.TestKit;

/// <summary>Somebody signed in without the page for it.</summary>
public static class ActorOverHttp
{
    /// <summary>The cookie that this application would have given, as <c>name=value</c>.</summary>
    public static string CookieOf(IServiceProvider application, Actor actor)
    {
        var options = application.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(ActorCookie.Principal(actor), CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
