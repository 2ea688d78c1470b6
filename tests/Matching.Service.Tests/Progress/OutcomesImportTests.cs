using Matching.Service.Imports;
using Matching.Service.Tests.Imports;
using Matching.TestKit;

namespace Matching.Service.Tests.Progress;

/// <summary>outcomes.csv: what people reached comes from the municipality's own system.</summary>
public sealed class OutcomesImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string People = "extern_id;consulent;postcode\nN-1001;fatima@waterveen.example;8011\nN-1002;fatima@waterveen.example;8011\n";

    [Fact]
    public async Task Outcomes_are_stored_once_and_an_end_comes_later()
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, People);

        var first = await town.ImportAsync(ImportKind.Outcomes, "newcomer;soort;bereikt_op;einde\nN-1001;werk;2026-03-01;\nN-1002;uitstroom;2026-04-01;\n");
        var again = await town.ImportAsync(ImportKind.Outcomes, "newcomer;soort;bereikt_op;einde\nN-1001;werk;2026-03-01;2026-09-30\nN-1002;uitstroom;2026-04-01;\n");

        Assert.Equal((2, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 1, 1), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal("2026-09-30", await town.OneAsync<string>("select ended_on::text from outcomes where kind = 'paid_work'"));
    }

    [Theory]
    [InlineData("N-9;werk;2026-03-01;", "newcomer", "kennen we niet")]
    [InlineData("N-1001;geluk;2026-03-01;", "soort", "kennen we niet")]
    [InlineData("N-1001;werk;2027-03-01;", "bereikt_op", "ligt na vandaag")]
    [InlineData("N-1001;werk;2026-03-01;2026-02-01", "einde", "voor de dag")]
    [InlineData("N-1001;uitstroom;2026-03-01;2026-04-01", "einde", "alleen werk en opleiding")]
    public async Task A_bad_row_says_where_and_what(string row, string column, string sentence)
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, People);

        var report = await town.ImportAsync(ImportKind.Outcomes, $"newcomer;soort;bereikt_op;einde\n{row}\n");

        var error = Assert.Single(report.Rows);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await town.OneAsync<int>("select count(*)::int from outcomes"));
    }
}
