using System.Security.Claims;
using Matching.Service.Pipeline;

namespace Matching.Service.Pages.Layout;

/// <summary>What stands in the main menu, per role.</summary>
public static class Menu
{
    public sealed record Item(string Text, string Href);

    private static readonly Item[] Caseworker = [new("Voorstellen", "/voorstellen"), new("Mensen", "/mensen"), new("Concepten", "/concepten")];
    private static readonly Item[] Coordinator = [new("Mijn plekken", "/plekken"), new("Plek plaatsen", "/plekken/nieuw")];
    private static readonly Item[] TeamLead =
    [
        new("Nachten", "/nachten"), new("Wat helpt", "/kansen"), new("Beleid", "/beleid"), new("Rekenmodel", "/rekenmodel"), new("Concepten", "/concepten"),
    ];

    public static IReadOnlyList<Item> For(ClaimsPrincipal user) =>
        user.IsInRole(nameof(Role.Caseworker)) ? Caseworker
        : user.IsInRole(nameof(Role.Coordinator)) ? Coordinator
        : user.IsInRole(nameof(Role.Manager)) ? TeamLead
        : [];

    /// <summary>The item under which this path lies: the longest address that it begins with.</summary>
    public static Item? Current(IReadOnlyList<Item> items, string path) =>
        items.Where(i => path == i.Href || path.StartsWith($"{i.Href}/", StringComparison.Ordinal)).MaxBy(i => i.Href.Length);

    /// <summary>Where someone of this role starts the day.</summary>
    public static string Home(ClaimsPrincipal user) => For(user) is [var first, ..] ? first.Href : "/inloggen";
}
