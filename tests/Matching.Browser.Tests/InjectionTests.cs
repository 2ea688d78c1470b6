using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>
/// Two hundred strings that would run something if a page let them (<c>Injections.txt</c>), put into everything that people or other
/// systems write. Every page that shows them is opened with the content security policy switched off, so that the text alone must be
/// harmless, and must still carry that policy.
/// </summary>
public sealed class InjectionTests(Chromium chromium)
{
    private const string Trap = """
        window.__ran = number => { (window.__caught ??= []).push(String(number)); };
        window.alert = window.confirm = window.prompt = text => window.__ran(text);
        """;

    /// <summary>What such a string would leave in the page: handlers, scripts of its own, addresses that run, frames.</summary>
    private const string Left = """
        () => [
          ...(window.__caught ?? []).map(n => `ran: ${n}`),
          ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) || /^\s*(javascript|vbscript|data:text)/i.test(a.value) && ['href', 'src', 'action', 'formaction', 'data'].includes(a.name)))
            .map(e => `attribute: ${e.outerHTML.slice(0, 160)}`),
          ...[...document.querySelectorAll('script:not([type=module][src^="/"]), iframe, object, embed, base, meta[http-equiv], marquee, link:not([href^="/"])')].map(e => `element: ${e.outerHTML.slice(0, 160)}`),
        ]
        """;

    private static readonly string[] Strings = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Injections.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void There_are_two_hundred_different_strings() => Assert.Equal(200, Strings.Distinct().Count());

    [Fact]
    public async Task None_of_them_runs_on_any_page_that_shows_it()
    {
        await using var desk = new DemoDesk();
        await desk.InitializeAsync();
        var town = desk.Town;
        var (consultation, asked) = await desk.AskColleagueAsync();
        var roles = new[]
        {
            (Who: desk.Reader, Addresses: await CaseworkerAddressesAsync(desk)),
            (Who: town.Accounts.First(a => a.Email == town.Openings.GroupBy(o => o.CoordinatorEmail).MaxBy(g => g.Count())!.Key).DisplayName, Addresses: await CoordinatorAddressesAsync(desk)),
            (Who: town.Accounts.First(a => a.Role == Simulation.AccountRole.Manager).DisplayName, Addresses: await ManagerAddressesAsync(desk)),
            (Who: asked, Addresses: [$"/overleg/{consultation}"]),
        };
        var signedIn = new List<(IBrowserContext Context, IReadOnlyList<string> Addresses)>();
        foreach (var (who, addresses) in roles)
            signedIn.Add((await SignInAsync(desk, who), addresses));

        // One string per field first, another in each row; then all of them in every field.
        foreach (var strings in new[] { Strings, [string.Join(' ', Strings)] })
        {
            await PoisonAsync(desk, strings);
            foreach (var (context, addresses) in signedIn)
                await WalkAsync(context, addresses);
        }
        foreach (var (context, _) in signedIn)
            await context.DisposeAsync();
    }

    [Fact]
    public async Task None_of_them_runs_when_it_comes_back_from_the_address()
    {
        await using var desk = new DemoDesk();
        await desk.InitializeAsync();
        var person = await desk.AskAsync<long>("select n.id from newcomers n join accounts a on a.id = n.caseworker_id where a.display_name = @Reader limit 1", new { desk.Reader });
        await using var context = await SignInAsync(desk, desk.Reader);

        await WalkAsync(context, [.. Strings.Chunk(25).Select(some => Uri.EscapeDataString(string.Join(' ', some))).SelectMany(text => new[]
        {
            $"/mensen/{person}/plekken?zoek={text}", $"/voorstellen?lijst={text}", $"/mensen?toon={text}", $"/mensen/{person}/gesprek?gehad={text}",
            $"/mensen/{person}/gesprek/voor-jou?taal={text}", $"/mensen/{person}?na={text}",
        })]);
    }

    [Fact]
    public async Task None_of_them_runs_in_the_preview_of_a_list()
    {
        await using var desk = new DemoDesk();
        await desk.InitializeAsync();
        var coordinator = desk.Town.Accounts.First(a => a.Role == Simulation.AccountRole.Coordinator);
        var organisation = await desk.AskAsync<string>("select g.name from organisations g join accounts a on a.organisation_id = g.id where a.display_name = @DisplayName", new { coordinator.DisplayName });
        var manager = desk.Town.Accounts.First(a => a.Role == Simulation.AccountRole.Manager);

        // Once in every cell, so that each refuses; once only where words are free, so that the rows are good.
        await PreviewAsync(desk, coordinator.DisplayName, null, Csv(s => [s, s, s, s, s, s, s, s, s]));
        await PreviewAsync(desk, coordinator.DisplayName, null, Csv(s => [s, organisation, s, "maatje", "8011", "", s, s, s]));
        await PreviewAsync(desk, manager.DisplayName, "Mensen", Csv(s => [s, s, s, s, s, s, s, s, s], "extern_id;consulent;postcode;roepnaam;achternaam;niet_bij;interesses;spreken"));
        await PreviewAsync(desk, manager.DisplayName, "Wat er al loopt", Csv(s => [s, s, s, s, s, s, s, s, s], "extern_id;newcomer;soort;organisatie;begin;dagdelen;uren_week;status"));
    }

    private static string Csv(Func<string, string[]> cells, string columns = "extern_id;organisatie;titel;soort;postcode;plaatsen;omschrijving;vervolg")
    {
        var file = new System.Text.StringBuilder($"{columns};{Quoted(Strings[0])}\n");
        foreach (var text in Strings)
            file.AppendJoin(';', cells(text).Select(Quoted)).Append('\n');
        return file.ToString();

        static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private async Task PreviewAsync(DemoDesk desk, string who, string? list, string file)
    {
        await using var context = await SignInAsync(desk, who);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/inlezen");
        if (list is not null)
            await page.GetByLabel(list).CheckAsync();
        await page.GetByLabel("Bestand").SetInputFilesAsync(new FilePayload { Name = "lijst.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await page.Button("Bekijk wat er zou gebeuren").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await WalkAsync(context, [address, $"{address}?vanaf=50", $"{address}?vanaf=100", $"{address}?vanaf=150", $"{address}?toon=fout", $"{address}?toon=nieuw&vanaf=50"]);
    }

    private async Task<IBrowserContext> SignInAsync(DemoDesk desk, string who)
    {
        var context = await chromium.OpenAsync(desk.Address, bypassPolicy: true);
        await context.AddInitScriptAsync(Trap);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/inloggen");
        await page.ChooseAccountAsync(who);
        return context;
    }

    private static async Task WalkAsync(IBrowserContext context, IReadOnlyList<string> addresses)
    {
        var dialogs = new ConcurrentQueue<string>();
        var page = await context.NewPageAsync();
        page.Dialog += (_, dialog) =>
        {
            dialogs.Enqueue(dialog.Message);
            _ = dialog.DismissAsync();
        };
        foreach (var address in addresses)
        {
            var answer = (await page.GotoAsync(address))!;
            Assert.True(answer.Status < 500, $"{Short(address)}: {answer.Status}");
            var policy = answer.Headers.GetValueOrDefault("content-security-policy", "");
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            await Expect(page.Locator("main h1")).ToHaveCountAsync(1);
            Assert.Equal($"{Short(address)}: ", $"{Short(address)}: {string.Join('\n', await page.EvaluateAsync<string[]>(Left))}");
            Assert.Empty(dialogs);
        }
    }

    private static Task PoisonAsync(DemoDesk desk, string[] strings) => desk.ChangeAsync("""
        create function pg_temp.bad(id bigint, step int) returns text language sql as $$
          select s[1 + (id * 7 + step * 31) % cardinality(s)] from (select string_to_array(current_setting('matching.bad'), e'\n') as s) x $$;
        select set_config('matching.bad', @all, true);
        update newcomer_names set given_name = pg_temp.bad(newcomer_id, 1), family_name = pg_temp.bad(newcomer_id, 2);
        update organisations set name = left(pg_temp.bad(id, 3), 600) || ' ' || id;
        update accounts set display_name = pg_temp.bad(id, 4), team = pg_temp.bad(id, 5);
        update openings set title = pg_temp.bad(id, 6), description = pg_temp.bad(id, 7), follow_up = pg_temp.bad(id, 8), learning_goal = pg_temp.bad(id, 9),
          supervisor = pg_temp.bad(id, 10), contact_email = pg_temp.bad(id, 11), checked_at = checked_at + interval '1 second';
        update host_requests set body = left(pg_temp.bad(id, 18), 300), answer = case when answer is not null then left(pg_temp.bad(id, 19), 300) end;
        update activities set organisation = pg_temp.bad(id, 12);
        update support_offers set organisation = pg_temp.bad(id, 13);
        update conversations set note = left(pg_temp.bad(id, 14), 2000) where held_on is not null;
        update consultations set question = left(pg_temp.bad(id, 18), 500);
        update key_people set name = left(pg_temp.bad(id, 19), 80);
        update stepping_stones set first_step = left(pg_temp.bad(newcomer_id, 20), 200), next_step = left(pg_temp.bad(newcomer_id, 21), 200), dream = left(pg_temp.bad(newcomer_id, 22), 200);
        insert into agreed_numbers (municipality_code, subject, amount, decided_on, reference, set_by, set_at)
          select municipality_code, subject, amount, decided_on, left(pg_temp.bad(row_number() over (order by subject), 23) || ' 123', 120), set_by, set_at + interval '1 minute'
          from agreed_numbers a where a.set_at = (select max(b.set_at) from agreed_numbers b where b.subject = a.subject);
        update newcomers set source = left(pg_temp.bad(id, 15), 200) || id,
          dossier = jsonb_set(jsonb_set(dossier, '{wishes,interests}', jsonb_build_array(pg_temp.bad(id, 16))), '{background,skills}', jsonb_build_array(pg_temp.bad(id, 17)));
        update openings set requirements = jsonb_set(jsonb_set(requirements, '{offers,interests}', jsonb_build_array(pg_temp.bad(id, 16))), '{offers,skills}', jsonb_build_array(pg_temp.bad(id, 17)))
          where requirements ? 'offers';
        """, new { all = string.Join('\n', strings) });

    private static async Task<IReadOnlyList<string>> CaseworkerAddressesAsync(DemoDesk desk)
    {
        var people = await desk.ListAsync<long>("""
            select n.id from newcomers n join accounts a on a.id = n.caseworker_id where a.display_name = @Reader
            order by exists (select from conversations c where c.newcomer_id = n.id and c.held_on is not null) desc, n.id limit 4
            """, new { desk.Reader });
        var proposals = await desk.ListAsync<long>("select min(id) from proposals where newcomer_id = any(@people) group by status union select proposal_id from consultations", new { people = people.ToArray() });
        var openings = await desk.ListAsync<long>("select id from openings where status = 'published' order by id limit 2");
        return
        [
            "/voorstellen", "/voorstellen?lijst=alles", "/voorstellen?lijst=antwoord", "/voorstellen?lijst=later", "/mensen", "/gesprekken", "/concepten", "/vragen", "/wachtlijst",
            .. openings.Select(o => $"/wachtlijst/{o}"),
            .. people.SelectMany(p => new[] { "", "/gegevens", "/plekken", "/gesprek", "/gesprek/voor-jou?taal=nl", "/gesprek/voor-jou?taal=en" }.Select(rest => $"/mensen/{p}{rest}")),
            .. people.Take(2).SelectMany(p => openings.Select(o => $"/mensen/{p}/plekken/{o}")),
            .. proposals.SelectMany(p => new[] { $"/voorstellen/{p}", $"/voorstellen/{p}?kies=afwijzen" }),
            .. people.Take(2).SelectMany(p => new[] { $"/mensen/{p}/vergelijken", $"/plek/{openings[0]}/mensen?mens={p}" }),
            "/voorstellen?lijst=overleg", "/na-het-ja", "/vervanging", "/sleutelpersonen", "/mijn-cijfers",
            "/inloggen",
        ];
    }

    private static async Task<IReadOnlyList<string>> CoordinatorAddressesAsync(DemoDesk desk)
    {
        var busiest = desk.Town.Openings.GroupBy(o => o.CoordinatorEmail).MaxBy(g => g.Count())!.Key;
        var openings = await desk.ListAsync<long>("select o.id from openings o join accounts a on a.id = o.coordinator_id where a.email = @busiest order by o.id limit 3", new { busiest });
        return ["/plekken", "/plekken/nieuw", "/plekken/vragen", .. openings.SelectMany(o => new[] { $"/plekken/{o}", $"/plekken/{o}/aanwezig" })];
    }

    private static async Task<IReadOnlyList<string>> ManagerAddressesAsync(DemoDesk desk) =>
        ["/nachten", $"/nachten/{await desk.AskAsync<long>("select max(id) from rounds")}", "/kansen", "/beleid", "/beleid/afspraken", "/overzicht", "/zonder-voorstel", "/voortgang", "/rekenmodel", "/concepten", "/vragen"];

    private static string Short(string address) => address.Length <= 60 ? address : $"{address[..60]}…";
}
