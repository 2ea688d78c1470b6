using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Openings;

namespace Matching.Service.Tests.Imports;

public class OpeningsFileTests
{
    private static readonly (string, string)[] Placement =
    [
        ("extern_id", "P1"), ("organisatie", "De Kring"), ("titel", "Naaien"), ("soort", "werkplek"), ("postcode", "8011AB"),
    ];

    private static readonly (string, string)[] FairWork =
    [
        ("leerdoel", "Naaien"), ("begeleider", "Joke Vermeer"), ("geen_verdringing", "ja"), ("einde", "2027-03-01"),
    ];

    private static OpeningEntry Good(OpeningRow? stored, params (string, string)[] cells)
    {
        var row = Rows.One(ImportKind.Openings, cells);
        var entry = OpeningsFile.Read(row, "test", stored, Rows.Known);
        Assert.Empty(row.Errors);
        return entry;
    }

    private static RowError Bad(params (string, string)[] cells)
    {
        var row = Rows.One(ImportKind.Openings, cells);
        OpeningsFile.Read(row, "test", null, Rows.Known);
        return Assert.Single(row.Errors);
    }

    private static OpeningRow Stored(params (string, string)[] cells)
    {
        var entry = Good(null, cells);
        return OpeningRecord.ToRow(entry.Opening, entry.Texts) with { Id = 5 };
    }

    private static OpeningRow CheckedAndPublished(OpeningRow row) =>
        row with { Status = "published", CheckedBy = 3, CheckedAt = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Only_the_required_columns_make_an_opening()
    {
        var entry = Good(null, Placement);

        Assert.Equal((OpeningKind.WorkPlacement, 8011, (int?)null), (entry.Opening.Kind, entry.Opening.Postcode.Value, entry.Opening.Capacity.Places));
        Assert.Equal(OpeningStatus.Draft, entry.Opening.Status);
    }

    [Theory]
    [InlineData("maatje")]
    [InlineData("sportclub")]
    [InlineData("vrijwilligersrol")]
    public void What_is_no_work_is_published_at_once(string kind) =>
        Assert.Equal(OpeningStatus.Published, Good(null, [.. Placement[..3], ("soort", kind), ("postcode", "8011")]).Opening.Status);

    [Fact]
    public void Paid_work_is_published_at_once() =>
        Assert.Equal(OpeningStatus.Published, Good(null, [.. Placement, ("arbeidsvorm", "betaald")]).Opening.Status);

    [Fact]
    public void Complete_unpaid_work_waits_for_the_check_of_the_municipality() =>
        Assert.Equal(OpeningStatus.Draft, Good(null, [.. Placement, .. FairWork]).Opening.Status);

    [Fact]
    public void A_check_holds_when_something_else_changes()
    {
        var stored = CheckedAndPublished(Stored([.. Placement, .. FairWork]));

        var again = Good(stored, [.. Placement, .. FairWork, ("spreken", "A2")]);

        Assert.Equal((OpeningStatus.Published, true), (again.Opening.Status, again.Texts.CheckedAt is not null));
    }

    [Theory]
    [InlineData("leerdoel", "Iets anders")]
    [InlineData("begeleider", "Piet de Boer")]
    [InlineData("einde", "2027-06-01")]
    [InlineData("geen_verdringing", "")]
    public void A_check_lapses_when_what_was_checked_changes(string column, string text)
    {
        var stored = CheckedAndPublished(Stored([.. Placement, .. FairWork]));

        var again = Good(stored, [.. Placement, .. FairWork.Where(c => c.Item1 != column), (column, text)]);

        Assert.Equal((OpeningStatus.Draft, false), (again.Opening.Status, again.Texts.CheckedAt is not null));
    }

    [Fact]
    public void Paid_work_that_becomes_unpaid_goes_back_to_draft()
    {
        var stored = Stored([.. Placement, ("arbeidsvorm", "betaald")]);

        Assert.Equal(OpeningStatus.Draft, Good(stored, [.. Placement, ("arbeidsvorm", "werkervaring")]).Opening.Status);
    }

    [Fact]
    public void A_draft_that_becomes_paid_is_published() =>
        Assert.Equal(OpeningStatus.Published, Good(Stored(Placement), [.. Placement, ("arbeidsvorm", "leerbaan")]).Opening.Status);

    [Fact]
    public void What_was_closed_stays_closed() =>
        Assert.Equal(OpeningStatus.Closed, Good(Stored(Placement) with { Status = "closed" }, [.. Placement, ("arbeidsvorm", "betaald")]).Opening.Status);

    [Fact]
    public void An_absent_column_keeps_what_is_stored_and_an_empty_cell_is_an_answer()
    {
        var stored = Stored([.. Placement, ("lezen", "A2"), ("plaatsen", "3"), ("omschrijving", "Fijn")]);

        var absent = Good(stored, Placement);
        var empty = Good(stored, [.. Placement, ("lezen", ""), ("plaatsen", ""), ("omschrijving", "")]);

        Assert.Equal((CefrLevel.A2, 3, "Fijn"), (absent.Opening.Asks.Dutch.Reading, absent.Opening.Capacity.Places, absent.Texts.Description));
        Assert.Equal((null, null, null), (empty.Opening.Asks.Dutch.Reading, empty.Opening.Capacity.Places, empty.Texts.Description));
    }

    [Fact]
    public void What_hours_count_for_stays_as_the_municipality_set_it()
    {
        var stored = Stored([.. Placement, ("telt_voor", "map")]);

        Assert.Equal([CountsFor.Map], Good(stored, [.. Placement, ("telt_voor", "z-uren")]).Opening.Offers.CountsFor);
    }

    [Theory]
    [InlineData("leeftijd_max", "27", "leeftijd_reden", "", "leeftijd_max")]
    [InlineData("leeftijd_min", "30", "leeftijd_max", "20", "leeftijd_min")]
    [InlineData("doelgroep", "vrouwen", "doelgroep_reden", "", "doelgroep")]
    [InlineData("doelgroep", "mannen", "doelgroep_reden", "veiligheid", "doelgroep_reden")]
    [InlineData("begin", "2027-02-01", "einde", "2027-01-01", "einde")]
    [InlineData("uren_min", "20", "uren_max", "10", "uren_min")]
    [InlineData("dagdelen", "ma-o|di-o", "dagdelen_nodig", "3", "dagdelen_nodig")]
    [InlineData("begeleider_geslacht", "man", "vorm", "groep", "begeleider_geslacht")]
    public void Two_columns_that_do_not_fit_are_one_error(string one, string first, string two, string second, string place)
    {
        var error = Bad([.. Placement, (one, first), (two, second)]);

        Assert.Equal((2, place), (error.Line, error.Column));
        Assert.StartsWith($"Regel 2, kolom {place}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Safety_is_a_reason_at_a_sports_club() =>
        Assert.Equal(
            new Audience(AudienceLimit.Women, AudienceReason.Safety),
            Good(null, [.. Placement[..3], ("soort", "sportclub"), ("postcode", "8011"), ("doelgroep", "vrouwen"), ("doelgroep_reden", "veiligheid")])
                .Opening.Asks.Audience);

    [Fact]
    public void All_errors_of_a_row_come_at_once()
    {
        var row = Rows.One(ImportKind.Openings,
            ("extern_id", ""), ("organisatie", "De Kring"), ("titel", "x"), ("soort", "klus"), ("postcode", "80A1"), ("uren_max", "99"));
        OpeningsFile.Read(row, "test", null, Rows.Known);

        Assert.Equal(["extern_id", "postcode", "soort", "uren_max"], row.Errors.Select(e => e.Column).Order());
        Assert.Contains("Regel 2, kolom postcode: '80A1' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.", row.Errors.Select(e => e.Message));
    }

    [Fact]
    public void Fewer_places_than_are_taken_is_refused()
    {
        var row = Rows.One(ImportKind.Openings, [.. Placement, ("plaatsen", "1")]);
        OpeningsFile.Read(row, "test", Stored([.. Placement, ("plaatsen", "4")]) with { Taken = 2 }, Rows.Known);

        Assert.Equal("plaatsen", Assert.Single(row.Errors).Column);
    }
}
