using Microsoft.Playwright;
using static Matching.Browser.Tests.Pictures.Viewer;

namespace Matching.Browser.Tests.Pictures;

/// <summary>The screens of the documentation, in the order in which a role meets them. A new page gets a line here.</summary>
internal static class AllPictures
{
    private const string Person = "/mensen/{Id:long}";

    public static IReadOnlyList<Picture> All { get; } =
    [
        Plain("inloggen", Anybody, "/inloggen", "Signing in to a demo town"),
        Plain("help", Anybody, "/help", "Help and keyboard shortcuts"),
        Plain("toegankelijkheid", Anybody, "/toegankelijkheid", "The accessibility statement, with the last test evidence"),
        Plain("niet-gevonden", Anybody, "/niet-gevonden", "A page that is not there"),
        Plain("fout", Anybody, "/fout", "Something went wrong"),
        Plain("verlopen", Anybody, "/verlopen", "A form that lay open too long"),

        Plain("voorstellen", Caseworker, "/voorstellen", "The morning: last night's proposals, and why in this order"),
        Plain("voorstellen-donker", Caseworker, "/voorstellen", "The same in the dark") with { IsDark = true },
        Plain("voorstellen-smal", Caseworker, "/voorstellen", "The same on a phone") with { IsNarrow = true },
        new("voorstellen-klaar", Caseworker, "/voorstellen", "Everything decided") { Find = desk => Task.FromResult<(string?, string)>((desk.Beginner, "/voorstellen")) },
        OfProposal("voorstel", "One proposal: both sides, the open question, reasons for and against, hard requirements"),
        OfProposal("voorstel-afwijzen", "Rejecting: nine reasons, each with what happens next", "?kies=afwijzen"),
        OfProposal("voorstel-later", "Later: until a day or an event", "?kies=later"),
        OfProposal("voorstel-overleg", "Asking a colleague", "?kies=overleg"),
        OfProposal("voorstel-smal", "The same proposal on a phone") with { IsNarrow = true },
        OfProposal("voorstel-donker", "The same proposal in the dark") with { IsDark = true },
        new("overleg", Caseworker, "/overleg/{Id:long}", "A colleague asks what you think") { Find = ConsultationAsync },
        new("vergelijken", Caseworker, "/mensen/{Id:long}/vergelijken", "Up to three openings side by side for one person") { Find = ComparisonAsync },
        new("mensen-vergelijken", Caseworker, "/plek/{Id:long}/mensen", "Up to three of her own people side by side for one opening") { Find = PeopleForOneAsync },
        OfPerson("waarom-niet", "/mensen/{Id:long}/plekken/{Opening:long}", "Why not this opening? And what would change it", "/plekken/{opening}"),
        OfPerson("plekken-zoeken", "/mensen/{Id:long}/plekken", "Choosing an opening yourself", "/plekken?zoek=keuken"),
        Plain("mensen", Caseworker, "/mensen", "The caseload after last night"),
        OfPerson("mens", Person, "One person: what needs attention, all steps, hours, what would help"),
        OfPerson("mens-smal", Person, "The same on a phone") with { IsNarrow = true },
        OfPerson("gegevens", "/mensen/{Id:long}/gegevens", "The facts of a person, to correct", "/gegevens"),
        Plain("inschrijven", Caseworker, "/mensen/nieuw", "Registering somebody"),
        Plain("gesprekken", Caseworker, "/gesprekken", "Conversations to hold"),
        OfPerson("gesprek", "/mensen/{Id:long}/gesprek", "Preparing a conversation: two or three options", "/gesprek"),
        Plain("na-het-ja", Caseworker, "/na-het-ja", "After the yes: next steps with a date"),
        new("wachtlijst", Caseworker, "/wachtlijst", "Who waits for a full opening, and how long that takes") { Find = WithWaitingAsync },
        new("wachtlijst-plek", Caseworker, "/wachtlijst/{Id:long}", "The waiting list of one opening") { Find = WaitedForAsync },
        Plain("vragen-gemeente", Caseworker, "/vragen", "Requests of organisations"),
        Plain("concepten", Caseworker, "/concepten", "Unpaid placements that the municipality checks first"),
        new("mijn-cijfers", Caseworker, "/mijn-cijfers", "One's own figures, for oneself") { Find = BusiestDeciderAsync },
        Plain("vervanging", Caseworker, "/vervanging", "Who stands in for whom"),
        Plain("sleutelpersonen", Caseworker, "/sleutelpersonen", "Key people, by language and domain"),
        Plain("zoeken", Caseworker, "/zoeken", "Finding a person or an opening") with { Before = SearchAsync },
        Plain("instellingen", Caseworker, "/instellingen", "One's own settings: keys and more"),

        OfPerson("voor-jou", "/mensen/{Id:long}/gesprek/voor-jou", "The page that the newcomer takes home", "/gesprek/voor-jou") with { Viewer = Newcomer },

        Plain("plekken", Coordinator, "/plekken", "My openings"),
        Plain("plek-plaatsen", Coordinator, "/plekken/nieuw", "Posting an opening in five questions, with how many people fit") with { Before = FillInAsync },
        Plain("plek-plaatsen-smal", Coordinator, "/plekken/nieuw", "The same on a phone") with { Before = FillInAsync, IsNarrow = true },
        Plain("vragen", Coordinator, "/plekken/vragen", "Requests to the municipality"),
        new("aanwezig", Coordinator, "/plekken/{Id:long}/aanwezig", "Who was there") { Find = AttendedAsync },
        Plain("inlezen", Coordinator, "/inlezen", "Reading in a list"),
        Plain("inlezen-bekijken", Coordinator, "/inlezen/{Id:long}", "What a list would do, row by row, before anything is stored", "/inlezen") with { Before = UploadAsync },
        new("plek", Coordinator, "/plekken/{Id:long}", "One opening, and who comes") { Find = OpeningAsync },

        Plain("overzicht", Manager, "/overzicht", "The town after last night"),
        Plain("overzicht-donker", Manager, "/overzicht", "The same in the dark") with { IsDark = true },
        Plain("overzicht-lijst", Manager, "/overzicht/{Code}", "The list behind a figure", "/overzicht/met-voorstel"),
        Plain("zonder-voorstel", Manager, "/zonder-voorstel", "People without a proposal, by requirement and team"),
        Plain("voortgang", Manager, "/voortgang", "Progress on the city's goals"),
        Plain("voortgang-werk", Manager, "/voortgang/{Code}", "One goal, per month and learning route", "/voortgang/werk"),
        Plain("nachten", Manager, "/nachten", "All nights"),
        new("nacht", Manager, "/nachten/{Id:long}", "One night beside the one before") { Find = NightAsync },
        Plain("kansen", Manager, "/kansen", "What would help the town, and what it costs"),
        Plain("kans", Manager, "/kansen/{Code}", "One measure: who and which openings", "/kansen") with { Before = OpenFirstAsync },
        Plain("beleid", Manager, "/beleid", "Policy: who goes first"),
        Plain("afspraken", Manager, "/beleid/afspraken", "Goals and amounts, each with date and reference"),
        Plain("rekenmodellen", Manager, "/rekenmodel", "What ranks now, and what could follow"),
        new("rekenmodel", Manager, "/rekenmodel/{Id}", "One ranker: may it count?") { Find = RankerAsync },
    ];

    private static Picture Plain(string name, Viewer viewer, string template, string caption, string? address = null) =>
        new(name, viewer, template, caption) { Find = desk => Task.FromResult((WhoOf(desk, viewer), address ?? template)) };

    private static Picture OfProposal(string name, string caption, string rest = "") => new(name, Caseworker, "/voorstellen/{Id:long}", caption)
    {
        Find = async desk => (desk.Reader, $"/voorstellen/{await TellingProposalAsync(desk)}{rest}"),
    };

    private static Picture OfPerson(string name, string template, string caption, string rest = "") => new(name, Caseworker, template, caption)
    {
        Find = async desk =>
        {
            var person = await TellingPersonAsync(desk);
            var opening = rest.Contains("{opening}", StringComparison.Ordinal) ? await FailingOpeningAsync(desk, person) : 0;
            return (desk.Reader, $"/mensen/{person}{rest.Replace("{opening}", $"{opening}", StringComparison.Ordinal)}");
        },
    };

    private static string? WhoOf(DemoDesk desk, Viewer viewer) => viewer switch
    {
        Anybody => null,
        Coordinator => desk.Busiest,
        Manager => desk.Manager,
        _ => desk.Reader,
    };

    /// <summary>One with a question, and reasons on both sides.</summary>
    private static Task<long> TellingProposalAsync(DemoDesk desk) => desk.AskAsync<long>("""
        select p.id
        from proposals p
        join accounts a on a.id = p.caseworker_id
        where a.display_name = @Reader and p.status = 'open' and jsonb_array_length(p.evidence -> 'unknowns') <= 1
          and p.opening_id in (select id from openings where capacity is not null)
        order by exists (select from proposals q where q.newcomer_id = p.newcomer_id and q.status = 'put_forward'),
          exists (select from placements l where l.newcomer_id = p.newcomer_id and l.state in ('agreed', 'introduced', 'started')), jsonb_array_length(p.evidence -> 'unknowns') desc, jsonb_array_length(p.evidence -> 'reasons') desc, (p.evidence ->> 'chance')::int desc, p.id
        limit 1
        """, new { desk.Reader });

    /// <summary>Somebody with open proposals, a question, and most steps taken.</summary>
    private static Task<long> TellingPersonAsync(DemoDesk desk) => desk.AskAsync<long>("""
        select n.id
        from newcomers n
        join accounts a on a.id = n.caseworker_id
        join standings s on s.newcomer_id = n.id
        where a.display_name = @Reader and s.standing = 'proposed'
          and (select count(*) from proposals p where p.newcomer_id = n.id and p.status = 'open') >= 2
        order by coalesce(lower(n.dossier #>> '{integration,route}') = 'z', false) desc, exists (select from placements l where l.newcomer_id = n.id) desc, (select count(*) from activities t where t.newcomer_id = n.id) desc, jsonb_array_length(s.questions) desc, n.id
        limit 1
        """, new { desk.Reader });

    /// <summary>One that she has no proposal for.</summary>
    private static Task<long> FailingOpeningAsync(DemoDesk desk, long person) => desk.AskAsync<long>("""
        select o.id from openings o
        where o.status = 'published' and o.kind = 'work_placement' and not exists (select from proposals p where p.opening_id = o.id and p.newcomer_id = @person)
        order by o.id limit 1
        """, new { person });

    private static async Task<(string?, string)> BusiestDeciderAsync(DemoDesk desk) => (await desk.AskAsync<string>("""
        select a.display_name from decisions d join accounts a on a.id = d.account_id group by a.id, a.display_name order by count(*) desc, a.id limit 1
        """), "/mijn-cijfers");

    private static async Task<(string?, string)> ConsultationAsync(DemoDesk desk)
    {
        var (consultation, asked) = await desk.AskColleagueAsync();
        return (asked, $"/overleg/{consultation}");
    }

    private static async Task<(string?, string)> ComparisonAsync(DemoDesk desk) =>
        (desk.Reader, $"/mensen/{await TellingPersonAsync(desk)}/vergelijken");

    private static async Task<(string?, string)> PeopleForOneAsync(DemoDesk desk) => (desk.Reader, await desk.AskAsync<string>("""
        select '/plek/' || p.opening_id || '/mensen'
        from proposals p join accounts a on a.id = p.caseworker_id join openings o on o.id = p.opening_id
        where a.display_name = @Reader and p.status = 'open' and o.capacity is not null
        group by p.opening_id order by count(*) desc, p.opening_id limit 1
        """, new { desk.Reader }));

    private static Task<(string?, string)> OpeningAsync(DemoDesk desk) => desk.AskAsync<(string?, string)>("""
        select a.display_name, '/plekken/' || p.opening_id
        from placements p join openings o on o.id = p.opening_id join accounts a on a.id = o.coordinator_id
        where p.state in ('agreed', 'introduced', 'started') and p.card is not null and o.status = 'published'
        order by p.opening_id
        limit 1
        """);

    private static async Task<(string?, string)> AttendedAsync(DemoDesk desk)
    {
        var (who, address) = await OpeningAsync(desk);
        return (who, $"{address}/aanwezig");
    }

    private static Task<(string?, string)> WaitedForAsync(DemoDesk desk) => desk.AskAsync<(string?, string)>("""
        select a.display_name, '/wachtlijst/' || w.opening_id
        from waiting w join newcomers n on n.id = w.newcomer_id join accounts a on a.id = n.caseworker_id
        where w.ended_at is null
        order by exists (select from host_requests r where r.opening_id = w.opening_id) desc, w.id
        limit 1
        """);

    private static async Task<(string?, string)> WithWaitingAsync(DemoDesk desk) => ((await WaitedForAsync(desk)).Item1, "/wachtlijst");

    private static async Task<(string?, string)> NightAsync(DemoDesk desk) => (desk.Manager, $"/nachten/{await desk.AskAsync<long>("select max(id) from rounds")}");

    private static async Task<(string?, string)> RankerAsync(DemoDesk desk) => (desk.Manager, $"/rekenmodel/{await desk.AskAsync<string>("select id from rankers order by created_at limit 1")}");

    private static async Task SearchAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Searchbox).First.FillAsync("taal");
        await page.GetByRole(AriaRole.Searchbox).First.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task UploadAsync(IPage page)
    {
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = "plekken.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("""
                extern_id;organisatie;titel;soort;postcode;plaatsen;schoenmaat
                B-1;Gemeente Waterveen;Koffie schenken;vrijwilligersrol;8011;2;40
                B-2;Gemeente Waterveen;Archief op orde brengen;werkplek;8011;1;
                B-3;Iemand anders;Tuin;maatje;80A1;x;

                """),
        });
        await page.Locator("main form:has(input[type=file]) button").First.ClickAsync();
        await page.WaitForURLAsync("**/inlezen/*");
    }

    private static async Task OpenFirstAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/kansen/*");
    }

    // By the fields' own names: the words differ between the languages.
    private static async Task FillInAsync(IPage page)
    {
        await page.Locator("[name=soort][value=VolunteerRole]").CheckAsync();
        await page.Locator("[name=titel]").FillAsync("Koffie schenken en een praatje maken");
        foreach (var time in new[] { "di-o", "di-m", "do-m" })
            await page.Locator($"[name=dagdelen][value='{time}']").CheckAsync();
        await page.Locator("[name=postcode]").FillAsync("8011");
        await page.Locator("[name=plaatsen]").FillAsync("2");
        await page.Locator("[name=begeleider]").FillAsync("Ans");
        await page.Locator("button[value=tel]").ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
