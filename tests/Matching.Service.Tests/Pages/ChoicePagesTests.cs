using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Pages;

/// <summary>Correcting a dossier, choosing an opening and reading why not, over HTTP.</summary>
public sealed class ChoicePagesTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private Task<NewcomerId> WalkerAsync() => desk.AddPersonAsync(desk.Fatima, p => NightOffice.Known(p) with
    {
        Mobility = new() { Modes = [TravelMode.Walking], Cycling = Cycling.Cannot, MaxMinutes = 25 },
    });

    private static (string, string)[] Cyclist(string save) =>
    [
        ("_handler", "gegevens"), ("Version", "1"), ("Save", save), ("status", "Active"), ("postcode", "8011"), ("fietsen", "Can"),
        ("vervoer", "Walking"), ("vervoer", "Bicycle"), ("max_reistijd", "25"),
    ];

    [Fact]
    public async Task A_correction_is_sent_and_stored_once()
    {
        var person = await WalkerAsync();

        var answers = await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}/gegevens", 2, Cyclist("bewaar"));

        Assert.All(answers, answer => Assert.EndsWith($"/mensen/{person.Value}?bewaard=true", answer.Location, StringComparison.Ordinal));
        Assert.Equal(2, await desk.CountAsync("select version from newcomers where id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task A_preview_stores_nothing()
    {
        var person = await WalkerAsync();

        var answers = await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}/gegevens", 1, Cyclist("bekijk"));

        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        Assert.Equal(1, await desk.CountAsync("select version from newcomers where id = @Value", new { person.Value }));
    }

    [Fact]
    public async Task Toch_voorstellen_leads_to_the_proposal()
    {
        var (person, opening) = (await desk.AddPersonAsync(desk.Fatima, NightOffice.Known), await desk.AddOpeningAsync());

        var answers = await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}/plekken/{opening.Value}", 1, ("_handler", "toch-voorstellen"));

        Assert.Contains("/voorstellen/", answers[0].Location, StringComparison.Ordinal);
        Assert.Contains("Open dit voorstel", await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}/plekken/{opening.Value}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_not_names_the_rule_the_limit_and_where_to_correct_it()
    {
        var person = await WalkerAsync();
        var far = await desk.AddOpeningAsync(1, o => o with { Postcode = new(8031) });

        var html = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}/plekken/{far.Value}");

        Assert.Contains("Eén harde eis klopt niet: de reis is te lang.", html, StringComparison.Ordinal);
        Assert.Contains("kan 25 minuten reizen", html, StringComparison.Ordinal);
        Assert.Contains($"/mensen/{person.Value}/gegevens#vervoer", html, StringComparison.Ordinal);
        Assert.Contains("Leren fietsen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch voorstellen</button>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_person_is_not_found_and_neither_are_the_managers_pages()
    {
        var person = await desk.AddPersonAsync(desk.Ilse, NightOffice.Known);
        var opening = await desk.AddOpeningAsync();

        foreach (var path in new[] { $"/mensen/{person.Value}/gegevens", $"/mensen/{person.Value}/plekken", $"/mensen/{person.Value}/plekken/{opening.Value}" })
            Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync(desk.Fatima, path)).StatusCode);
        foreach (var path in new[] { "/kansen", "/kansen/cycle", "/kansen.csv" })
            Assert.NotEqual(HttpStatusCode.OK, (await _browser.GetAsync(desk.Fatima, path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(desk.Manager, "/kansen")).StatusCode);
        Assert.Equal("text/csv", (await _browser.GetAsync(desk.Manager, "/kansen.csv")).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task No_name_stands_in_an_address_of_these_pages()
    {
        var person = await WalkerAsync();
        await desk.AddOpeningAsync(1, o => o with { Postcode = new(8031) });

        var html = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}");

        Assert.DoesNotContain("Selam", string.Join(' ', System.Text.RegularExpressions.Regex.Matches(html, "(href|action)=\"[^\"]*\"").Select(m => m.Value)), StringComparison.Ordinal);
    }
}
