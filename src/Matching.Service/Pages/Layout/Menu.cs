using System.Security.Claims;
using Matching.Service.Language;
using Matching.Service.Pipeline;

namespace Matching.Service.Pages.Layout;

/// <summary>What stands in the main menu, per role.</summary>
public static class Menu
{
    public sealed record Item(string Text, string Href);

    private static Item[] Caseworker =>
    [
        new(Say.It("Voorstellen"), "/voorstellen"), new(Say.It("Gesprekken"), "/gesprekken"), new(Say.It("Mensen"), "/mensen"),
        new(Say.It("Na het ja"), "/na-het-ja"), new(Say.It("Concepten"), "/concepten"), new(Say.It("Mijn cijfers"), "/mijn-cijfers"),
    ];

    private static Item[] Coordinator =>
    [
        new(Say.It("Mijn plekken"), "/plekken"), new(Say.It("Plek plaatsen"), "/plekken/nieuw"), new(Say.It("Vragen"), "/plekken/vragen"),
    ];

    private static Item[] TeamLead =>
    [
        new(Say.It("Overzicht"), "/overzicht"), new(Say.It("Voortgang"), "/voortgang"), new(Say.It("Wat helpt"), "/kansen"),
        new(Say.It("Beleid"), "/beleid"), new(Say.It("Rekenmodel"), "/rekenmodel"), new(Say.It("Concepten"), "/concepten"),
        new(Say.It("Inlezen"), "/inlezen"),
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
