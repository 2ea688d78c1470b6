using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Newcomers;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

public class ImportNewcomersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "extern_id,consulent,postcode";
    private const string One = "N-1,fatima@waterveen.example,8041";

    private static async Task<Newcomer> PersonAsync(ImportTown town, string number)
    {
        await using var session = await town.Database.BeginAsync(DbAudience.Desk, town.Code);
        return DossierRecord.FromRow((await NewcomerReader.ReadAsync(session)).Single(row => row.ExternId == number))!;
    }

    [Fact]
    public async Task A_file_of_newcomers_is_imported_as_the_contract_promises()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));

        Assert.Equal((5, 3, 0, 0, 0, 0), (report.Read, report.Added, report.Changed, report.Unchanged, report.Drafts, report.ExitCode));
        Assert.Equal(
            [(4, "extern_id"), (5, "consulent"), (5, "geboortejaar"), (5, "toestemming")],
            report.Rows.Select(row => (row.Line, row.Column)).OrderBy(row => row.Line).ThenBy(row => row.Column));
        var selam = await PersonAsync(town, "N-1");
        Assert.Equal([Scheme.Wi2021, Scheme.Participatiewet], selam.Integration.Schemes);
        Assert.Equal((CefrLevel.A2, DayParts.None, Demands.Lifting | Demands.Nights), (selam.Dutch.Speaking, selam.Availability.Care, selam.Limits));
        Assert.Equal(
            [
                (OpeningKind.WorkPlacement, ConsentAnswer.Given), (OpeningKind.Taalstage, ConsentAnswer.Given),
                (OpeningKind.Maatje, ConsentAnswer.Refused), (OpeningKind.SportsClub, ConsentAnswer.Refused),
            ],
            selam.Consents.Select(c => (c.Kind, c.Answer)));
        Assert.All((await PersonAsync(town, "N-2")).Consents, consent => Assert.Equal(ConsentAnswer.Refused, consent.Answer));
        Assert.Null((await PersonAsync(town, "N-5")).Limits);
        Assert.Equal(
            [("Selam", "Tesfay"), ("Şirin, Ayşe", "Yılmaz")],
            await town.QueryAsync<(string, string)>("select given_name, family_name from newcomer_names order by newcomer_id"));
    }

    [Fact]
    public async Task A_bsn_stands_nowhere_in_report_or_audit_trail()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));

        Assert.DoesNotContain("123456782", JsonSerializer.Serialize(report), StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", string.Concat(await town.QueryAsync<string>("select row_to_json(a)::text from audit a")), StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", await town.StateAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));
        var before = await town.StateAsync();

        var again = await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));

        Assert.Equal((0, 0, 3), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(before, await town.StateAsync());
    }

    [Theory]
    [InlineData("newcomers-deliverable.csv", 3)]
    [InlineData("newcomers-required.csv", 2)]
    public async Task What_a_municipality_can_deliver_is_enough(string file, int people)
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Newcomers, ImportTown.File(file));

        Assert.Equal((people, 0, 0), (report.Added, report.Rows.Count, report.IgnoredColumns.Count));
    }

    [Fact]
    public async Task A_thin_file_after_a_full_one_leaves_what_conversations_gave()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));
        var before = await PersonAsync(town, "N-1");

        var thin = await town.ImportAsync(ImportKind.Newcomers,
            Header + ",spreken,roepnaam,beperkingen,toestemming,geboortejaar\nN-1,fatima@waterveen.example,8022,,,,,1995\n");

        Assert.Equal(1, thin.Changed);
        Assert.Equal(
            JsonSerializer.Serialize(before with { Postcode = new(8022), BirthYear = 1995 }, DomainJson.Options),
            JsonSerializer.Serialize(await PersonAsync(town, "N-1"), DomainJson.Options));
        Assert.Equal("Selam", await town.OneAsync<string>("select given_name from newcomer_names n join newcomers p on p.id = n.newcomer_id where p.extern_id = 'N-1'"));
    }

    [Fact]
    public async Task A_consent_is_dated_on_the_day_it_came_and_keeps_that_day_while_it_stays_the_same()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header},toestemming\n{One},maatje|sportclub\n");
        await town.ExecuteAsync("update consents set stated_on = '2026-01-05'");

        await town.ImportAsync(ImportKind.Newcomers, $"{Header},toestemming\n{One},maatje|-sportclub\n");

        Assert.Equal(
            [("maatje", "given", new DateOnly(2026, 1, 5)), ("sports_club", "refused", new DateOnly(2026, 11, 23))],
            await town.QueryAsync<(string, string, DateOnly)>("select kind, answer, stated_on from consents order by kind"));
    }

    [Fact]
    public async Task A_no_that_a_caseworker_recorded_is_not_overturned_by_a_list()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header},toestemming\n{One},maatje|sportclub\n");
        await town.ExecuteAsync("update consents set answer = 'refused', stated_by = (select min(id) from accounts) where kind = 'maatje'");

        var again = await town.ImportAsync(ImportKind.Newcomers, $"{Header},toestemming\n{One},maatje|sportclub\n");

        Assert.Equal(1, again.Unchanged);
        Assert.Equal(ConsentAnswer.Refused, (await PersonAsync(town, "N-1")).ConsentFor(OpeningKind.Maatje));
    }

    [Fact]
    public async Task Limits_are_replaced_by_a_new_list_and_geen_empties_them()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header},beperkingen\n{One},tillen|nacht\n");

        var other = await town.ImportAsync(ImportKind.Newcomers, $"{Header},beperkingen\n{One},tillen|trappen\n");
        Assert.Equal((1, Demands.Lifting | Demands.Stairs), (other.Changed, (await PersonAsync(town, "N-1")).Limits));

        await town.ImportAsync(ImportKind.Newcomers, $"{Header},beperkingen\n{One},geen\n");
        Assert.Equal(Demands.None, (await PersonAsync(town, "N-1")).Limits);
    }

    [Fact]
    public async Task Another_name_is_a_change_of_the_person()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header},roepnaam,achternaam\n{One},Selam,Tesfay\n");

        var renamed = await town.ImportAsync(ImportKind.Newcomers, $"{Header},roepnaam\n{One},Selamawit\n");

        Assert.Equal(1, renamed.Changed);
        Assert.Equal(("Selamawit", "Tesfay"), await town.OneAsync<(string, string)>("select given_name, family_name from newcomer_names"));
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_is_written_anew()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header}\n{One}\n");
        await town.ExecuteAsync("""update newcomers set dossier = '{"postcode": 1}'""");

        var again = await town.ImportAsync(ImportKind.Newcomers, $"{Header}\n{One}\n");

        Assert.Equal(1, again.Changed);
        Assert.Equal(8041, (await PersonAsync(town, "N-1")).Postcode.Value);
    }

    [Fact]
    public async Task Each_import_is_one_row_in_the_audit_trail_with_counts_and_digests()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"), strict: true);

        Assert.Equal(
            [("import", "newcomers", "done", 3, 2), ("import", "newcomers", "refused", 0, 2)],
            await town.QueryAsync<(string, string, string, int, int)>(
                "select action, object_type, result, (details->>'added')::int, (details->>'badRows')::int from audit order by seq"));
        Assert.Equal(64, (await town.QueryAsync<string>("select details->>'rows' from audit order by seq"))[0].Length);
    }

    [Fact]
    public async Task Sources_number_people_apart()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, $"{Header}\n{One}\n");

        var other = await town.ImportAsync(ImportKind.Newcomers, $"{Header}\n{One}\n", source: "buurgemeente");

        Assert.Equal((1, 0), (other.Added, other.Unchanged));
    }

    [Fact]
    public async Task The_same_file_from_two_sides_at_once_is_added_once()
    {
        var town = await ImportTown.CreateAsync(database);
        var file = $"{Header}\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"N-{i},fatima@waterveen.example,8041\n"));

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.ImportAsync(ImportKind.Newcomers, file))));

        Assert.Equal((200, 600), (reports.Sum(report => report.Added), reports.Sum(report => report.Unchanged)));
    }
}
