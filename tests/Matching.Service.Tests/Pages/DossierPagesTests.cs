using System.Net;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;

namespace Matching.Service.Tests.Pages;

/// <summary>What the page of one person says and does, over HTTP.</summary>
public sealed class DossierPagesTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private async Task AddActivityAsync(NewcomerId person, string organisation) => await desk.ExecuteAsync("""
        insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, begins, status)
        values (current_municipality(), 'test', @number, @id, @organisation, 'maatje', @Today - 10, 'running')
        """, new { number = Guid.NewGuid().ToString("N"), id = person.Value, organisation, desk.Today });

    [Fact]
    public async Task Double_work_stands_under_what_needs_attention_and_is_settled_there()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        await AddActivityAsync(person, "Taalpunt");
        await AddActivityAsync(person, "Welkom");
        var path = $"/mensen/{person.Value}";

        var before = await _browser.HtmlAsync(desk.Fatima, path);
        var sent = await _browser.SendAsync(desk.Fatima, path, 2, ("_handler", "dubbel"), ("Keeper", "maatje:Taalpunt"));
        var after = await _browser.HtmlAsync(desk.Fatima, path);

        Assert.Contains("2 organisaties doen hetzelfde: Maatje", before, StringComparison.Ordinal);
        Assert.True(before.IndexOf("Nu aandacht nodig", StringComparison.Ordinal) < before.IndexOf("Stappen van alle organisaties", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, sent[0].Status);
        Assert.DoesNotContain("doen hetzelfde", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_effect_of_a_weight_and_of_a_break_is_shown_before_it_is_stored()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => Rounds.NightOffice.Known(p));
        await desk.AddOpeningAsync(5, o => o with { Kind = OpeningKind.Maatje });
        var path = $"/mensen/{person.Value}";

        await _browser.SendAsync(desk.Fatima, path, 1, ("_handler", "tempo"), ("Save", "bekijk"), ("PersonVersion", "1"), ("pauze_tot", "2027-02-01"));
        Assert.Null((await desk.DoAsync(desk.Fatima, new DossierForm(person))).Input.PausedUntil);
        await _browser.SendAsync(desk.Fatima, path, 1, ("_handler", "tempo"), ("Save", "bewaar"), ("PersonVersion", "1"), ("pauze_tot", "2027-02-01"), ("tempo", "2"));
        await _browser.SendAsync(desk.Fatima, path, 1, ("_handler", "weging"), ("Save", "bewaar"), ("PersonVersion", "2"), ("wens_Maatje", "0"));

        var input = (await desk.DoAsync(desk.Fatima, new DossierForm(person))).Input;
        Assert.Equal((new DateOnly(2027, 2, 1), 2, 0), (input.PausedUntil, input.Tempo, input.Wishes[OpeningKind.Maatje]));
        var html = await _browser.HtmlAsync(desk.Fatima, path);
        Assert.Contains("Pauze tot 1 feb 2027. Tot die dag stelt Matching niets voor.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_stands_there_neutral_and_hours_only_for_the_Z_route()
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with
        {
            Consents = [new(OpeningKind.Maatje, ConsentAnswer.Refused, desk.Today)],
            Integration = new() { Route = LearningRoute.Z, HoursDueZ = 504, Term = new(null, desk.Today.AddDays(280)) },
        });
        var other = await desk.AddPersonAsync(desk.Fatima);

        var html = await _browser.HtmlAsync(desk.Fatima, $"/mensen/{person.Value}");

        Assert.Contains("Meedoen: 296 van 800 uur.", html, StringComparison.Ordinal);
        Assert.Contains("Nodig is 12,6 per week, nu is het 0.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("label--negative", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Uren Z-route", await _browser.HtmlAsync(desk.Fatima, $"/mensen/{other.Value}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start", "Mark", "99:klaar")]
    [InlineData("toestemming", "Consent", "99:ja")]
    [InlineData("sleutelpersoon", "Choice", "1:99")]
    [InlineData("sleutelpersoon-stap", "Step", "1:99")]
    public async Task What_is_on_no_list_is_passed_over(string form, string field, string value)
    {
        var person = await desk.AddPersonAsync(desk.Fatima, p => p with { SettledOn = desk.Today.AddMonths(-2) });
        var audited = await desk.AuditCountAsync();

        var answer = Assert.Single(await _browser.SendAsync(desk.Fatima, $"/mensen/{person.Value}", 1, ("_handler", form), (field, value)));

        Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{answer.Status}");
        Assert.Equal(audited, await desk.AuditCountAsync());
    }

    [Fact]
    public async Task A_moment_or_a_subject_that_is_on_no_list_is_refused()
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);

        var later = Assert.Single(await _browser.SendAsync(desk.Fatima, $"/voorstellen/{proposal.Value}", 1,
            ("_handler", "later"), ("Version", "1"), ("Until", "7")));
        var keyPerson = Assert.Single(await _browser.SendAsync(desk.Fatima, "/sleutelpersonen", 1,
            ("_handler", "sleutelpersoon"), ("naam", "Yonas"), ("organisatie", $"{desk.Kringloop}"), ("talen", "ti"), ("onderwerpen", "99")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (later.Status, keyPerson.Status));
        Assert.Equal("open", (await desk.ProposalAsync(proposal)).Status);
        Assert.Equal(0, await desk.CountAsync("select count(*) from key_people"));
    }

    [Fact]
    public async Task Half_a_character_is_never_looked_for()
    {
        var person = await desk.AddPersonAsync(desk.Fatima);
        var words = $"{new string('a', 79)}\U0001F600";

        var found = Assert.Single(await _browser.SendAsync(desk.Fatima, "/zoeken", 1, ("_handler", "zoeken"), ("woorden", words)));
        using var places = await _browser.GetAsync(desk.Fatima, $"/mensen/{person.Value}/plekken?zoek={Uri.EscapeDataString(new string('a', 20) + words)}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (found.Status, places.StatusCode));
    }
}
