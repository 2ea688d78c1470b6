using System.Globalization;
using System.Security.Claims;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Matching.Service.Pages;

/// <summary>Who is signed in, to and from the cookie. Without names beyond the account's own: no newcomer ever stands in it.</summary>
public static class ActorCookie
{
    private const string Municipality = "municipality";
    private const string MunicipalityName = "municipality_name";
    private const string Organisation = "organisation";

    public static ClaimsPrincipal Principal(Actor actor)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Text(actor.Account)),
            new(ClaimTypes.Name, actor.Name),
            new(ClaimTypes.Role, actor.Role.ToString()),
            new(Municipality, actor.Municipality.Value),
            new(MunicipalityName, actor.MunicipalityName),
        ];
        if (actor.Organisation is { } organisation)
            claims.Add(new(Organisation, Text(organisation.Value)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>Null when nobody is signed in.</summary>
    public static Actor? Read(ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true ? null : new Actor
    {
        Account = Number(Required(user, ClaimTypes.NameIdentifier)),
        Name = Required(user, ClaimTypes.Name),
        Role = Enum.Parse<Role>(Required(user, ClaimTypes.Role)),
        Municipality = new MunicipalityCode(Required(user, Municipality)),
        MunicipalityName = Required(user, MunicipalityName),
        Organisation = user.FindFirstValue(Organisation) is { } organisation ? new OrganisationId(Number(organisation)) : null,
    };

    private static string Required(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"The cookie lacks '{type}': it was made by another version.");

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
