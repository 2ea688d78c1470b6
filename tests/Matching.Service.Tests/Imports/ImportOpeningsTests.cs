using System.Text;
using Matching.Service.Imports;
using Matching.Service.Openings;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

public class ImportOpeningsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "extern_id;organisatie;titel;soort;postcode";

    [Fact]
    public async Task A_partners_file_is_imported_as_the_contract_promises()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"));

        Assert.Equal((6, 3, 0, 0, 1), (report.Read, report.Added, report.Changed, report.Unchanged, report.Drafts));
        Assert.Equal(["Kleur deur"], report.IgnoredColumns);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(
            [(5, "postcode"), (6, "plaatsen"), (7, "dagdelen"), (7, "doelgroep"), (7, "leeftijd_max"), (7, "uren_min")],
            report.Rows.Select(row => (row.Line, row.Column)).Order());
        Assert.Contains("Regel 5, kolom postcode: '80A1' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.", report.Rows.Select(row => row.Message));
        Assert.Equal(
            ["DK-1 published Koffie schenken in het café", "DK-2 draft Kleding herstellen", "DK-6 published Zwemmen voor vrouwen"],
            await town.QueryAsync<string>("select extern_id || ' ' || status || ' ' || title from openings order by id"));
        Assert.Equal("Een team van acht, met \"vaste\" gasten;\nook op feestdagen.", await town.OneAsync<string>("select description from openings where extern_id = 'DK-1'"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"));
        var before = await town.StateAsync();

        var again = await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"));

        Assert.Equal((0, 0, 3, 1), (again.Added, again.Changed, again.Unchanged, again.Drafts));
        Assert.Equal(before, await town.StateAsync());
    }

    [Fact]
    public async Task A_learning_job_for_nothing_is_a_draft_and_one_with_a_wage_is_seen()
    {
        var town = await ImportTown.CreateAsync(database);

        await town.ImportAsync(ImportKind.Openings, Header + ";arbeidsvorm;vergoeding\n1;De Kring;Naaien;werkplek;8011;leerbaan;0\n2;De Kring;Koken;werkplek;8011;leerbaan;900\n");

        Assert.Equal(["1 draft", "2 published"], await town.QueryAsync<string>("select extern_id || ' ' || status from openings order by extern_id"));
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_writes_nothing()
    {
        var town = await ImportTown.CreateAsync(database);
        var before = await town.StateAsync();

        var dry = await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"), dryRun: true);

        Assert.Equal(before, await town.StateAsync());
        Assert.Equal(0, await town.OneAsync<int>("select count(*)::int from audit"));
        var real = await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"));
        Assert.Equal((dry.Read, dry.Added, dry.Drafts, dry.Rows.Count), (real.Read, real.Added, real.Drafts, real.Rows.Count));
    }

    [Fact]
    public async Task Strict_with_a_bad_row_writes_nothing_and_says_so()
    {
        var town = await ImportTown.CreateAsync(database);
        var before = await town.StateAsync();

        var report = await town.ImportAsync(ImportKind.Openings, ImportTown.File("openings-partner.csv"), strict: true);

        Assert.Equal((6, 0, 0, 0, 1), (report.Read, report.Added, report.Changed, report.Unchanged, report.ExitCode));
        Assert.NotEmpty(report.Rows);
        Assert.Equal(before, await town.StateAsync());
    }

    [Fact]
    public async Task Strict_without_a_bad_row_writes_all()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Openings, Header + "\n1;De Kring;Koken;vrijwilligersrol;8011\n", strict: true);

        Assert.Equal((1, 0), (report.Added, report.ExitCode));
    }

    [Fact]
    public async Task A_sheet_is_imported_like_a_csv()
    {
        var town = await ImportTown.CreateAsync(database);
        var sheet = Xlsx.Write(
            ["titel", "soort", "extern_id", "organisatie", "postcode", "begin", "plaatsen", "begintijd", "vog", "Opmerking"],
            ["Samen koken", "vrijwilligersrol", 17, "De Kring", 8011, new DateOnly(2026, 12, 1), 3, new TimeOnly(17, 30), true, "x"],
            ["Timmeren", "vrijwilligersrol", 18, "De Kring", "80A1", null, null, null, null, null]);

        var report = await town.ImportAsync(ImportKind.Openings, sheet);
        var again = await town.ImportAsync(ImportKind.Openings, sheet);

        Assert.Equal((2, 1, 1), (report.Read, report.Added, report.Rows.Count));
        Assert.Equal((3, "postcode"), (report.Rows[0].Line, report.Rows[0].Column));
        Assert.Equal(["Opmerking"], report.IgnoredColumns);
        Assert.Equal((0, 1), (again.Added, again.Unchanged));
        await using var session = await town.Database.BeginAsync(DbAudience.Jobs, town.Code);
        var opening = OpeningRecord.FromRow(Assert.Single(await OpeningReader.ReadAsync(session)))!;
        Assert.Equal(
            (new DateOnly(2026, 12, 1), 3, new TimeOnly(17, 30), true),
            (opening.Schedule.Period.Begin, opening.Capacity.Places, opening.Schedule.StartsAt, opening.Asks.Vog));
    }

    [Fact]
    public async Task One_number_at_two_organisations_is_two_openings_unless_a_source_numbered_both()
    {
        var town = await ImportTown.CreateAsync(database);
        const string both = Header + "\n1;De Kring;Koken;vrijwilligersrol;8011\n1;De Draad;Naaien;vrijwilligersrol;8011\n";

        var own = await town.ImportAsync(ImportKind.Openings, both);
        var shared = await town.ImportAsync(ImportKind.Openings, both, source: "vrijwilligerscentrale");

        Assert.Equal((2, 0), (own.Added, own.Rows.Count));
        Assert.Equal((1, 1), (shared.Added, shared.Rows.Count));
        Assert.Equal("Regel 3, kolom extern_id: '1' staat ook op regel 2. Laat één van beide staan.", shared.Rows[0].Message);
    }

    [Fact]
    public async Task With_a_source_an_opening_may_move_to_another_organisation()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Openings, Header + "\n1;De Kring;Koken;vrijwilligersrol;8011\n", source: "vc");

        var moved = await town.ImportAsync(ImportKind.Openings, Header + "\n1;De Draad;Koken;vrijwilligersrol;8011\n", source: "vc");

        Assert.Equal((0, 1), (moved.Added, moved.Changed));
        Assert.Equal("De Draad", await town.OneAsync<string>("select n.name from openings o join organisations n on n.id = o.organisation_id"));
    }

    [Fact]
    public async Task An_organisation_is_known_in_any_case_of_letters()
    {
        var town = await ImportTown.CreateAsync(database);

        await town.ImportAsync(ImportKind.Openings, Header + "\n1;De Kring;Koken;vrijwilligersrol;8011\n2;DE  KRING;Eten;vrijwilligersrol;8011\n");
        var again = await town.ImportAsync(ImportKind.Openings, Header + "\n3;de kring;Afwassen;vrijwilligersrol;8011\n");

        Assert.Equal(1, again.Added);
        Assert.Equal(["De Kring"], await town.QueryAsync<string>("select name from organisations"));
    }

    [Fact]
    public async Task A_change_keeps_the_check_and_the_places_taken()
    {
        var town = await ImportTown.CreateAsync(database);
        const string complete = Header + ";leerdoel;begeleider;geen_verdringing;einde;spreken;plaatsen\n1;De Kring;Naaien;werkplek;8011;Naaien;Joke;ja;2027-03-01;A1;3\n";
        var first = await town.ImportAsync(ImportKind.Openings, complete);
        await town.ExecuteAsync("""
            update openings set checked_by = (select min(id) from accounts), checked_at = '2026-11-20 09:00Z', status = 'published', taken = 2
            """);

        var same = await town.ImportAsync(ImportKind.Openings, complete);
        var other = await town.ImportAsync(ImportKind.Openings, complete.Replace(";A1;3", ";A2;3", StringComparison.Ordinal));
        var tooFew = await town.ImportAsync(ImportKind.Openings, complete.Replace(";A1;3", ";A2;1", StringComparison.Ordinal));

        Assert.Equal((1, 1), (first.Added, first.Drafts));
        Assert.Equal((1, 0), (same.Unchanged, same.Drafts));
        Assert.Equal((1, 0), (other.Changed, other.Drafts));
        Assert.Equal((0, "plaatsen"), (tooFew.Changed, tooFew.Rows.Single().Column));
        Assert.Equal(("published", 2, true), await town.OneAsync<(string, int, bool)>("select status, taken, checked_at is not null from openings"));

        var goal = await town.ImportAsync(ImportKind.Openings, complete.Replace(";Naaien;Joke", ";Strijken;Joke", StringComparison.Ordinal));

        Assert.Equal((1, 1), (goal.Changed, goal.Drafts));
        Assert.Equal(("draft", 2, false), await town.OneAsync<(string, int, bool)>("select status, taken, checked_at is not null from openings"));
    }

    [Fact]
    public async Task A_coordinator_with_an_account_is_found_and_another_is_kept_to_write_to()
    {
        var town = await ImportTown.CreateAsync(database);
        const string file = Header + ";coordinator\n1;De Kring;Koken;vrijwilligersrol;8011;Joke@dekring.example\n2;De Kring;Eten;vrijwilligersrol;8011;piet@dekring.example\n";
        await town.ImportAsync(ImportKind.Openings, file);
        await town.ExecuteAsync("""
            insert into accounts (municipality_code, email, display_name, role, organisation_id)
            select current_municipality(), 'joke@dekring.example', 'Joke', 'coordinator', id from organisations
            """);

        var again = await town.ImportAsync(ImportKind.Openings, file);

        Assert.Equal((1, 1), (again.Changed, again.Unchanged));
        Assert.Equal(
            [("joke@dekring.example", true), ("piet@dekring.example", false)],
            await town.QueryAsync<(string, bool)>("select contact_email, coordinator_id is not null from openings order by id"));
    }

    [Fact]
    public async Task A_missing_column_stops_before_the_first_row()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Openings, "extern_id;organisatie;soort;kleur\n1;De Kring;klus;rood\n");

        Assert.Equal((1, 0, 1), (report.Read, report.Added, report.ExitCode));
        Assert.Equal("De kolommen 'titel', 'postcode' ontbreken. Zet ze in de kopregel; de volgorde maakt niet uit.", Assert.Single(report.Rows).Message);
        Assert.Equal(["kleur"], report.IgnoredColumns);
    }

    [Fact]
    public async Task The_same_file_from_two_sides_at_once_is_added_once()
    {
        var town = await ImportTown.CreateAsync(database);
        var file = Encoding.UTF8.GetBytes(Header + "\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"{i};De Kring;Koken {i};vrijwilligersrol;8011\n")));

        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => town.ImportAsync(ImportKind.Openings, file))));

        Assert.Equal(200, reports.Sum(report => report.Added));
        Assert.Equal(1000, reports.Sum(report => report.Unchanged));
        Assert.Equal(200, await town.OneAsync<int>("select count(*)::int from openings"));
    }

    [Fact]
    public async Task Ids_rise_in_the_order_of_the_file()
    {
        var town = await ImportTown.CreateAsync(database);
        var numbers = Enumerable.Range(1, 300).Select(i => $"{i * 7919 % 1009}").ToList();

        await town.ImportAsync(ImportKind.Openings, Header + "\n" + string.Concat(numbers.Select(n => $"{n};De Kring;Koken;vrijwilligersrol;8011\n")));

        Assert.Equal(numbers, await town.QueryAsync<string>("select extern_id from openings order by id"));
    }

    [Fact]
    public async Task Neighbours_keep_their_own_openings_of_the_same_number()
    {
        var here = await ImportTown.CreateAsync(database);
        await database.AddMunicipalityAsync("GM0042", area: here.Code);
        const string file = Header + "\n1;De Kring;Koken;vrijwilligersrol;8011\n";
        await here.ImportAsync(ImportKind.Openings, file);

        var there = await new ImportFile(here.Database, new FakeTime(ImportTown.Now)).RunAsync(new()
        {
            Kind = ImportKind.Openings,
            Municipality = "GM0042",
            File = new MemoryStream(Encoding.UTF8.GetBytes(file)),
        });

        Assert.Equal(1, there.Added);
        Assert.Equal(2, await here.OneAsync<int>("select count(*)::int from openings"));
    }
}
