using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Browser.Tests.Speed;

/// <summary>A page of the application's own list, and who may ask it.</summary>
internal sealed record Route(string Name, RoutePattern Pattern, IReadOnlyList<Role> Roles)
{
    /// <summary>What a gap in an address is filled with for a role, by the words before it: something of a realistic desk. A new kind of gap adds its line.</summary>
    private static readonly (string Before, Role Role, string Sql)[] Fillings =
    [
        ("/voorstellen", Role.Caseworker, "select p.id::text from proposals p join newcomers n on n.id = p.newcomer_id where n.caseworker_id = @Account and p.status = 'open' order by p.unknowns desc, p.id limit 1"),
        ("/mensen", Role.Caseworker, """
            select n.id::text from newcomers n where n.caseworker_id = @Account and coalesce(n.dossier ->> 'status', 'active') = 'active'
            order by (select count(*) from proposals p where p.newcomer_id = n.id) desc, n.id limit 1
            """),
        ("/mensen/plekken", Role.Caseworker, "select min(id)::text from openings where status = 'published'"),
        ("/overleg", Role.Caseworker, "select k.id::text from consultations k join proposals p on p.id = k.proposal_id where k.asked = @Account and k.ended_at is null and p.status = 'postponed' order by k.id limit 1"),
        ("/plekken", Role.Coordinator, """
            select o.id::text from openings o where o.coordinator_id = @Account and o.status = 'published'
            order by (select count(*) from placements p where p.opening_id = o.id) desc, o.id limit 1
            """),
        ("/nachten", Role.Manager, "select max(id)::text from rounds"),
        ("/rekenmodel", Role.Manager, "select min(id) from rankers"),
        ("/kansen", Role.Manager, "select 'cycle'"),
        ("/overzicht", Role.Manager, "select 'met-voorstel'"),
        ("/voortgang", Role.Manager, "select 'werk'"),
    ];

    /// <summary>Other lists of the same page that a large town makes long.</summary>
    private static readonly string[] Longer =
    [
        "/voorstellen?lijst=alles", "/voorstellen?lijst=vraag", "/voorstellen?lijst=antwoord", "/voorstellen?lijst=later", "/voorstellen?lijst=overleg",
        "/mensen?toon=zonder", "/mensen?toon=vragen", "/overzicht/nieuw", "/overzicht/besloten", "/voortgang/uitstroom",
    ];

    /// <summary>Every page of the application.</summary>
    public static IReadOnlyList<Route> AllOf(RunningApplication application) =>
    [
        .. application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => new Route($"/{e.RoutePattern.RawText!.TrimStart('/')}", e.RoutePattern, RolesOf(e)))
            .OrderBy(r => r.Name, StringComparer.Ordinal),
    ];

    /// <summary>Addresses of this page for somebody; empty when the town has nothing of the kind for her.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(LargeTown town, Actor? actor)
    {
        var (address, words) = ("", "");
        foreach (var segment in Pattern.PathSegments)
        {
            if (!segment.Parts.Any(p => p.IsParameter))
            {
                var word = $"/{string.Concat(segment.Parts.OfType<RoutePatternLiteralPart>().Select(p => p.Content))}";
                (address, words) = (address + word, words + word);
            }
            else if (actor is not null && await FillingAsync(town, actor, words) is { } value)
                address += $"/{value}";
            else
                return [];
        }
        address = address.Length == 0 ? "/" : address;
        return [address, .. Longer.Where(l => l.StartsWith($"{address}?", StringComparison.Ordinal))];
    }

    private static async Task<string?> FillingAsync(LargeTown town, Actor actor, string words) =>
        Fillings.FirstOrDefault(f => f.Before == words && f.Role == actor.Role).Sql is { } sql
        && await town.RowsAsync<string?>(sql, new { actor.Account }) is [{ } value, ..] ? value : null;

    private static List<Role> RolesOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? []
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Roles).OfType<string>().SelectMany(roles => roles.Split(','))
            .Select(role => Enum.Parse<Role>(role.Trim())).Distinct().ToList() is { Count: > 0 } roles ? roles : [.. Enum.GetValues<Role>()];
}
