using Matching.Service.Imports;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

public class ImportOthersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Activities_belong_to_people_who_were_imported()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));

        var report = await town.ImportAsync(ImportKind.Activities, ImportTown.File("activities.csv"));
        var again = await town.ImportAsync(ImportKind.Activities, ImportTown.File("activities.csv"));

        Assert.Equal((4, 2), (report.Read, report.Added));
        Assert.Equal(
            ["einde", "newcomer", "soort", "uren_week"],
            report.Rows.Where(row => row.Line == 5).Select(row => row.Column).Order());
        Assert.DoesNotContain("123456782", string.Concat(report.Rows), StringComparison.Ordinal);
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(
            [("lessons", "running", 6m), ("sports_club", "running", 1.5m)],
            await town.QueryAsync<(string, string, decimal)>("select kind, status, hours_week from activities order by id"));
    }

    [Fact]
    public async Task An_activity_that_stopped_is_changed()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, ImportTown.File("newcomers.csv"));
        await town.ImportAsync(ImportKind.Activities, "extern_id;newcomer;soort;dagdelen\nA-1;N-1;les;ma-o\n");

        var stopped = await town.ImportAsync(ImportKind.Activities, "extern_id;newcomer;soort;status\nA-1;N-1;les;gestopt\n");

        Assert.Equal(1, stopped.Changed);
        Assert.Equal(("stopped", 1), await town.OneAsync<(string, int)>("select status, day_parts from activities"));
    }

    [Fact]
    public async Task Support_is_numbered_by_each_organisation()
    {
        var town = await ImportTown.CreateAsync(database);

        var report = await town.ImportAsync(ImportKind.Support, ImportTown.File("support.csv"));
        var again = await town.ImportAsync(ImportKind.Support, ImportTown.File("support.csv"));

        Assert.Equal((3, 2), (report.Read, report.Added));
        Assert.Equal(["plaatsen", "soort"], report.Rows.Select(row => row.Column).Order());
        Assert.Equal(2, again.Unchanged);
        Assert.Equal(95.5m, await town.OneAsync<decimal>("select cost from support_offers where kind = 'cycling_lesson' and municipality_code = current_municipality()"));
    }

    [Fact]
    public async Task Every_template_is_accepted_by_the_importer_without_a_remark()
    {
        var town = await ImportTown.CreateAsync(database);

        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var report = await town.ImportAsync(kind, Template.Csv(kind));

            Assert.Empty(report.Rows);
            Assert.Empty(report.IgnoredColumns);
            Assert.Equal((2, 2), (report.Read, report.Added));
        }
    }

    [Fact]
    public void The_template_of_newcomers_says_what_a_municipality_can_deliver() =>
        Assert.Contains(
            "levert meestal: extern_id, consulent, postcode, leerroute, geletterdheid, inburgering_begin, inburgering_einde, pip_datum, geboortejaar, geslacht.",
            Template.Note(ImportKind.Newcomers), StringComparison.Ordinal);

    [Fact]
    public void A_report_in_json_is_the_contract() =>
        Assert.Equal(
            """{"read":1,"added":0,"changed":0,"unchanged":0,"drafts":0,"ignoredColumns":["x"],"rows":[{"line":2,"column":"a","value":"b","message":"c"}]}""",
            System.Text.Json.JsonSerializer.Serialize(
                new ImportReport { Read = 1, IgnoredColumns = ["x"], Rows = [new(2, "a", "b", "c")] }, System.Text.Json.JsonSerializerOptions.Web));
}
