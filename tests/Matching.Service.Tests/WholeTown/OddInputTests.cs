using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Matching.Service.Tests.WholeTown;

/// <summary>Whatever somebody puts into a field or an address, no page falls over: every form of every page, and every question of an address.</summary>
public sealed class OddInputTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    /// <summary>Fields that are no answer of anybody.</summary>
    private static readonly HashSet<string> NoAnswers = ["_handler", "Key"];

    /// <summary>What could be sent instead of a value: a control character, a number that no list knows, the smallest number.</summary>
    private static readonly Func<string, string>[] Odd =
    [
        value => $"{(value.Length > 0 ? value : "a")}\0",
        value => value.Split(':') is [_, var rest] ? $"99:{rest}" : "99",
        value => value.Split(':') is [var id, _] ? $"{id}:99" : "-2147483648",
    ];

    [Fact]
    public async Task No_field_of_any_form_brings_a_page_down()
    {
        var addresses = await Addresses.OfAsync(town);
        var wrong = new List<string>();
        var forms = new HashSet<string>();
        foreach (var actor in EachRole())
            foreach (var endpoint in Pages(actor))
                foreach (var address in addresses.Of(endpoint.RoutePattern, most: 2))
                    foreach (var form in (await town.OpenAsync(actor, address)).Forms.Where(f => f.GetAttribute("method") == "post"))
                    {
                        var (sent, to) = (Fields(form), (form.GetAttribute("action") is { Length: > 0 } action ? action : address).Split('#')[0]);
                        if (!forms.Add($"{endpoint.RoutePattern.RawText} {string.Join(' ', sent.Select(f => f.Key).Distinct())}")) continue;
                        foreach (var odd in Odd)
                            if ((await town.PostAsync(actor, to, sent.Select(f => NoAnswers.Contains(f.Key) ? f : new(f.Key, odd(f.Value))))).Status >= HttpStatusCode.InternalServerError)
                                wrong.Add($"{to} {string.Join('&', sent.Where(f => !NoAnswers.Contains(f.Key)).Select(f => $"{f.Key}={odd(f.Value)}"))}");
                    }
        Assert.True(forms.Count > 20, $"Only {forms.Count} forms.");
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_question_in_an_address_brings_a_page_down()
    {
        var addresses = await Addresses.OfAsync(town);
        var wrong = new List<string>();
        foreach (var actor in EachRole())
            foreach (var endpoint in Pages(actor))
                foreach (var address in addresses.Of(endpoint.RoutePattern, most: 1))
                    foreach (var value in new[] { "a%00", "99", "-2147483648", "99999999999999999999" })
                    {
                        var asked = $"{address}?{string.Join('&', Questions(endpoint).Select(name => $"{name}={value}"))}";
                        if ((await town.SendAsync(HttpMethod.Get, actor, asked)).Status >= HttpStatusCode.InternalServerError)
                            wrong.Add(asked);
                    }
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_count_while_typing_takes_any_text()
    {
        var coordinator = town.Actors.First(a => a.Role == Role.Coordinator);

        var (status, _) = await town.SendAsync(HttpMethod.Get, coordinator, "/plekken/telling?soort=Maatje%00&postcode=8011%00&plek=%00");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task What_was_typed_is_kept_without_control_characters_and_with_its_lines()
    {
        var caseworker = town.Caseworkers.First();
        var person = (await town.RowsAsync<long>("select id from newcomers where caseworker_id = @Account order by id limit 1", new { caseworker.Account }))[0];

        var (status, _) = await town.PostAsync(caseworker, TownOverHttp.Url($"/mensen/{person}"),
        [
            new("_handler", "droom"), new("Key", Desk.NewKey()), new("eerste_stap", "Fiets\0 leren\u0007"), new("daarna", "Werk\r\nof school"), new("droom", "\0"),
        ]);

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal([("Fiets leren", "Werk\r\nof school", null)], await town.RowsAsync<(string?, string?, string?)>(
            "select first_step, next_step, dream from stepping_stones where newcomer_id = @person", new { person }));
    }

    [Fact]
    public async Task A_search_for_a_control_character_is_a_search() =>
        Assert.Equal(HttpStatusCode.OK, (await town.PostAsync(town.Caseworkers.First(), "/zoeken", [new("_handler", "zoeken"), new("woorden", "a\0")])).Status);

    private IEnumerable<Actor> EachRole() => town.Actors.GroupBy(a => a.Role).Select(group => group.First());

    private IEnumerable<RouteEndpoint> Pages(Actor actor) => town.Endpoints
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Roles is null || a.Roles.Contains($"{actor.Role}", StringComparison.Ordinal)))
        .OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal);

    private static IEnumerable<string> Questions(RouteEndpoint endpoint) =>
        from property in endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        let asked = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
        where asked is not null
        select asked.Name ?? property.Name;

    /// <summary>Every field with what stands in it, but for the page's own token; of several buttons or boxes with one name each value.</summary>
    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]")
            .Where(field => field.GetAttribute("name") != "__RequestVerificationToken")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field switch
            {
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => field.GetAttribute("value") ?? "",
            })),
    ];
}
