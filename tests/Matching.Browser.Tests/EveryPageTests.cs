using Matching.Service.Pages;
using Matching.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>Every page, full and empty, passes what a machine can check of accessibility: wide, in the dark, at 200 % and at 320 px.</summary>
public sealed class EveryPageTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    private static readonly string[] ForAnybody = ["/inloggen", "/help", "/toegankelijkheid", "/niet-gevonden", "/fout", "/verlopen"];

    private static readonly string[] ForCaseworkers =
    [
        "/voorstellen", "/voorstellen?lijst=alles&vanaf=60", "/voorstellen?lijst=week", "/voorstellen?lijst=vraag", "/voorstellen?lijst=antwoord", "/voorstellen?lijst=later", "/voorstellen?lijst=overleg", "/voorstellen?soort=Maatje", "/instellingen", "/zoeken",
        "/mensen", "/mensen?toon=zonder", "/mensen?toon=vragen", "/mensen?toon=antwoord", "/mensen?toon=wacht", "/mensen/nieuw",
        "/vervanging", "/sleutelpersonen", "/gesprekken", "/na-het-ja", "/wachtlijst", "/concepten", "/vragen", "/mijn-cijfers",
    ];

    private static readonly string[] ForCoordinators = ["/plekken", "/plekken/nieuw", "/plekken/vragen", "/inlezen", "/inlezen?groot=1", "/inlezen?lijst=weg"];

    private static readonly string[] ForTeamLeads = 
    [
        "/overzicht", "/overzicht/met-voorstel", "/overzicht/nieuw", "/overzicht/besloten", "/zonder-voorstel", "/voortgang", "/voortgang/werk", "/voortgang/uitstroom",
        "/nachten", "/kansen", "/beleid", "/beleid/afspraken", "/rekenmodel", "/concepten", "/vragen", "/inlezen",
    ];

    /// <summary>Addresses with a number in them, each looked at in tests of its own below.</summary>
    private static readonly string[] OfOneThing =
    [
        "/voorstellen/{Id:long}", "/mensen/{Id:long}", "/mensen/{Id:long}/gegevens", "/mensen/{Id:long}/plekken", "/mensen/{Id:long}/vergelijken", "/overleg/{Id:long}", "/mensen/{Id:long}/plekken/{Opening:long}",
        "/mensen/{Id:long}/gesprek", "/mensen/{Id:long}/gesprek/voor-jou",
        "/plekken/{Id:long}", "/plekken/{Id:long}/aanwezig", "/plek/{Id:long}/mensen", "/wachtlijst/{Id:long}", "/inlezen/{Id:long}", "/nachten/{Id:long}",
        "/kansen/{Code}", "/rekenmodel/{Id}", "/overzicht/{Code}", "/voortgang/{Code}",
    ];

    [Fact]
    public void No_page_is_forgotten_here()
    {
        var visited = ForAnybody.Concat(ForCaseworkers).Concat(ForCoordinators).Concat(ForTeamLeads).Select(address => address.Split('?')[0]).Concat(OfOneThing);
        var pages = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false))
            .Select(route => ((RouteAttribute)route).Template);

        Assert.Empty(pages.Except(visited));
    }

    [Fact]
    public async Task Pages_for_anybody() => await AsStrangerAsync(page => LookAsync(page, ForAnybody));

    [Fact]
    public async Task Pages_of_a_caseworker() => await AsAsync(Desk.Reader, page => LookAsync(page, ForCaseworkers));

    [Fact]
    public async Task Pages_of_a_caseworker_without_people() => await AsAsync(Desk.Beginner, page => LookAsync(page, [.. ForCaseworkers, "/mensen/1"]));

    [Fact]
    public async Task Pages_of_a_coordinator() => await AsAsync(CoordinatorWithOpenings, page => LookAsync(page, ForCoordinators));

    [Fact]
    public async Task Pages_of_a_coordinator_without_openings() => await AsAsync(await Desk.CoordinatorAsync(), page => LookAsync(page, ForCoordinators));

    [Fact]
    public async Task Pages_of_a_team_lead() => await AsAsync(Desk.Manager, page => LookAsync(page, ForTeamLeads));

    [Fact]
    public async Task A_proposal() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(" bij ");
        var address = new Uri(page.Url).AbsolutePath;
        await LookAsync(page, address, $"{address}?kies=afwijzen", $"{address}?kies=later", $"{address}?kies=overleg");
        await page.GotoAsync(address);
        await page.Link("Vergelijk met andere plekken").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("Vergelijk");
        await LookAsync(page, new Uri(page.Url).PathAndQuery, $"{new Uri(page.Url).AbsolutePath}?toon=verschillen");
        await page.GotoAsync(address);
        await page.Link("Vergelijk met jouw andere mensen").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("voor deze plek");
        await LookAsync(page, new Uri(page.Url).PathAndQuery, $"{new Uri(page.Url).AbsolutePath}?toon=verschillen");
    });

    [Fact]
    public async Task A_question_of_a_colleague()
    {
        var (consultation, asked) = await Desk.AskColleagueAsync();
        await AsAsync(asked, page => LookAsync(page, $"/overleg/{consultation}"));
        await AsAsync(Desk.Beginner, page => LookAsync(page, $"/overleg/{consultation}"));
    }

    [Theory]
    [InlineData("put_forward")]
    [InlineData("rejected")]
    [InlineData("postponed")]
    [InlineData("withdrawn")]
    public async Task A_proposal_that_was_decided(string status)
    {
        var proposal = await Desk.AskAsync<long>("""
            select p.id
            from proposals p join accounts a on a.id = p.caseworker_id
            where a.display_name = @Reader and p.status = @status
            order by p.id
            limit 1
            """, new { Desk.Reader, status });
        await AsAsync(Desk.Reader, page => LookAsync(page, $"/voorstellen/{proposal}"));
    }

    [Theory]
    [InlineData("proposed")]
    [InlineData("blocked")]
    [InlineData("no_place")]
    public async Task A_person(string standing)
    {
        var person = await Desk.AskAsync<long>("""
            select n.id
            from newcomers n
            join standings s on s.newcomer_id = n.id
            join accounts a on a.id = n.caseworker_id
            where a.display_name = @Reader and s.standing = @standing
            order by n.id
            limit 1
            """, new { Desk.Reader, standing });
        var opening = await Desk.AskAsync<long>("select min(id) from openings where status = 'published'");
        await AsAsync(Desk.Reader, page => LookAsync(page,
            $"/mensen/{person}", $"/mensen/{person}/gegevens", $"/mensen/{person}/plekken", $"/mensen/{person}/plekken?zoek=werkplek",
            $"/mensen/{person}/plekken/{opening}", $"/mensen/{person}/gesprek", $"/mensen/{person}/gesprek/voor-jou?taal=nl",
            $"/mensen/{person}/gesprek/voor-jou?taal=en"));
    }

    [Fact]
    public async Task What_a_correction_does()
    {
        var person = await Desk.AskAsync<long>(
            "select n.id from newcomers n join accounts a on a.id = n.caseworker_id where a.display_name = @Reader order by n.id limit 1", new { Desk.Reader });
        await AsAsync(Desk.Reader, async page =>
        {
            await page.GotoAsync($"/mensen/{person}/gegevens");
            await page.GetByLabel("Minuten reizen, enkele reis").FillAsync("90");
            await page.Button("Bekijk wat dit verandert").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Met deze wijziging" })).ToBeFocusedAsync();
            await Axe.FindsNothingAsync(page);
        });
    }

    [Fact]
    public async Task What_helps_the_town() => await AsAsync(Desk.Manager, async page =>
    {
        await page.GotoAsync("/kansen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Link("Wat zou de stad helpen?")).ToBeVisibleAsync();
        await LookAsync(page, new Uri(page.Url).AbsolutePath);
    });

    [Fact]
    public async Task An_opening() => await AsAsync(CoordinatorWithOpenings, async page =>
    {
        await page.GotoAsync("/plekken");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Link("Mijn plekken").First).ToBeVisibleAsync();
        await LookAsync(page, new Uri(page.Url).AbsolutePath);
    });

    [Fact]
    public async Task An_opening_where_people_come()
    {
        var (opening, coordinator) = await Desk.AskAsync<(long, string)>("""
            select p.opening_id, a.display_name
            from placements p join openings o on o.id = p.opening_id join accounts a on a.id = o.coordinator_id
            where p.state in ('agreed', 'introduced', 'started') and p.card is not null
            order by p.opening_id
            limit 1
            """);
        await AsAsync(coordinator, page => LookAsync(page, $"/plekken/{opening}", $"/plekken/{opening}/aanwezig", $"/plekken/{opening}/aanwezig?dag=2026-11-24"));
    }

    [Fact]
    public async Task An_opening_that_people_wait_for()
    {
        var opening = await Desk.AskAsync<long>("""
            select w.opening_id
            from waiting w join newcomers n on n.id = w.newcomer_id join accounts a on a.id = n.caseworker_id
            where a.display_name = @Reader and w.ended_at is null
            order by exists (select from host_requests r where r.opening_id = w.opening_id) desc, w.id
            limit 1
            """, new { Desk.Reader });
        await AsAsync(Desk.Reader, page => LookAsync(page, $"/wachtlijst/{opening}", "/wachtlijst"));
    }

    [Fact]
    public async Task A_list_before_and_after_it_is_stored() => await AsAsync(CoordinatorWithOpenings, async page =>
    {
        var organisation = await Desk.AskAsync<string>("select g.name from organisations g join accounts a on a.organisation_id = g.id where a.display_name = @CoordinatorWithOpenings", new { CoordinatorWithOpenings });
        await page.GotoAsync("/inlezen");
        await page.GetByLabel("Bestand").SetInputFilesAsync(new FilePayload
        {
            Name = "plekken.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"""
                extern_id;organisatie;titel;soort;postcode;plaatsen;schoenmaat
                B-1;{organisation};Koffie schenken;vrijwilligersrol;8011;2;40
                B-2;{organisation};Magazijn;werkplek;8011;1;
                B-3;Iemand anders;Tuin;maatje;80A1;x;

                """),
        });
        await page.Button("Bekijk wat er zou gebeuren").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Plekken: wat zou er gebeuren?");
        var address = new Uri(page.Url).AbsolutePath;
        await LookAsync(page, address, $"{address}?toon=fout", $"{address}?toon=gelijk");
        await page.GotoAsync(address);
        await page.Button("Lees 2 regels in").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Plekken: ingelezen");
        await Axe.FindsNothingAsync(page);
    });

    [Fact]
    public async Task The_count_while_somebody_types() => await AsAsync(CoordinatorWithOpenings, async page =>
    {
        await page.GotoAsync("/plekken/nieuw");
        await page.GetByLabel("Maatje").CheckAsync();
        await page.GetByLabel("Postcode, alleen de cijfers").FillAsync("8011");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nu passen");
        await Axe.FindsNothingAsync(page);
    });

    [Fact]
    public async Task A_night() => await AsAsync(Desk.Manager, async page =>
        await LookAsync(page, $"/nachten/{await Desk.AskAsync<long>("select max(id) from rounds")}"));

    [Fact]
    public async Task A_ranker()
    {
        const string ranker = "r20261120-voorbeeld";
        await Desk.AddRankerAsync(ShownRanker.Package(ranker, DemoDesk.Today));
        await AsAsync(Desk.Manager, page => LookAsync(page, $"/rekenmodel/{ranker}"));
    }

    private string CoordinatorWithOpenings => Desk.Busiest;

    private static async Task LookAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.OpenAsync(address);
            await Axe.FindsNothingAsync(page);
            EvidenceFile.Passed(address, await Axe.VersionAsync(page));
        }
    }
}
