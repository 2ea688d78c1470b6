using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Pages.Coordinator;
using Matching.Service.Tests.Rounds;

namespace Matching.Service.Tests.Pages;

public sealed class LiveCountTests
{
    private const string Form = "soort=VolunteerRole&vorm=OneToOne&dagdelen_nodig=1&postcode=8011&doelgroep=Everyone&doelgroep_reden=None";

    [Fact]
    public async Task It_counts_the_form_as_it_is_typed_in_tens_and_names_what_keeps_most_away()
    {
        await using var office = await NightOffice.OpenAsync();
        for (var i = 0; i < 20; i++)
            await office.AddPersonAsync(p => NightOffice.Known(p) with { Mobility = new() { Modes = [TravelMode.Walking], MaxMinutes = 45, DrivingLicence = i % 2 == 0 } });
        await office.NightAsync();
        await using var browser = new DeskBrowser(office.Desk);

        var all = await browser.HtmlAsync(office.Desk.Joost, $"{LiveCount.Path}?{Form}");
        var drivers = await browser.HtmlAsync(office.Desk.Joost, $"{LiveCount.Path}?{Form}&rijbewijs=ja");

        Assert.Contains("data-said=\"Nu passen ongeveer 20 mensen.", all, StringComparison.Ordinal);
        Assert.Contains("data-said=\"Nu passen ongeveer 10 mensen. Dit houdt de meeste mensen tegen: Rijbewijs (ongeveer 10 mensen).\"", drivers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Kies wat voor plek het is.")]
    [InlineData("soort=Maatje", "Vul de postcode in. Dan telt Matching hoeveel mensen passen.")]
    [InlineData("soort=Maatje&postcode=80", "'80' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.")]
    public async Task A_form_that_is_not_ready_is_told_what_is_missing(string query, string said)
    {
        await using var office = await NightOffice.OpenAsync();
        await using var browser = new DeskBrowser(office.Desk);

        Assert.Contains($"data-said=\"{said}\"", await browser.HtmlAsync(office.Desk.Joost, $"{LiveCount.Path}?{query}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_coordinator_asks_and_never_about_another_organisations_opening()
    {
        await using var office = await NightOffice.OpenAsync();
        var elsewhere = await office.Desk.AddOpeningAsync(organisation: await office.Desk.AddOrganisationAsync("Andere club"));
        await using var browser = new DeskBrowser(office.Desk);

        using var caseworker = await browser.GetAsync(office.Desk.Fatima, $"{LiveCount.Path}?{Form}");
        var other = await browser.HtmlAsync(office.Desk.Joost, $"{LiveCount.Path}?plek={elsewhere.Value}&{Form}");

        Assert.Equal(HttpStatusCode.Redirect, caseworker.StatusCode);
        Assert.Contains("data-said=\"Deze plek is er niet, of je mag het niet zien.\"", other, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_somebody_writes_in_words_goes_along_in_the_address() =>
        Assert.Empty(LiveCount.Fields.Intersect(["titel", "omschrijving", "begeleider", "leerdoel", "interesses"]));
}
