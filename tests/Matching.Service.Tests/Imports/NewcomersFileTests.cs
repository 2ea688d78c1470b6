using Matching.Engine.Domain;
using Matching.Service.Imports;

namespace Matching.Service.Tests.Imports;

public class NewcomersFileTests
{
    private static readonly (string, string)[] Required = [("extern_id", "N-1"), ("consulent", "fatima@waterveen.example"), ("postcode", "8041")];

    private static Newcomer Good(Newcomer? stored, params (string, string)[] cells)
    {
        var row = Rows.One(ImportKind.Newcomers, [.. Required, .. cells]);
        var entry = NewcomersFile.Read(row, "test", stored, Rows.Known);
        Assert.Empty(row.Errors);
        return entry.Person;
    }

    private static RowError Bad(params (string, string)[] cells)
    {
        var row = Rows.One(ImportKind.Newcomers, cells);
        NewcomersFile.Read(row, "test", null, Rows.Known);
        return Assert.Single(row.Errors);
    }

    [Fact]
    public void Only_the_required_columns_leave_everything_else_unknown()
    {
        var person = Good(null);

        Assert.Equal((NewcomerStatus.Active, null, null, null, null),
            (person.Status, person.Integration.Schemes, person.Mobility.Modes, person.Limits, person.Availability.Free));
        Assert.Empty(person.Consents);
    }

    [Fact]
    public void An_empty_cell_is_not_known_and_never_wipes_what_a_conversation_gave()
    {
        var known = Good(null, ("spreken", "A2"), ("vervoer", "lopen|fiets"), ("dagdelen_vrij", "ma-o"), ("afscherming", "ja"), ("beperkingen", "tillen"));

        var again = Good(known, ("spreken", ""), ("vervoer", ""), ("dagdelen_vrij", ""), ("afscherming", ""), ("beperkingen", ""));

        Assert.Equal(
            (CefrLevel.A2, 2, DayParts.Of(0, 0), true, Demands.Lifting),
            (again.Dutch.Speaking, again.Mobility.Modes!.Count, again.Availability.Free, again.Shielded, again.Limits));
    }

    [Fact]
    public void No_limits_and_no_free_time_are_answers()
    {
        var person = Good(null, ("beperkingen", "geen"), ("dagdelen_vrij", "geen"));

        Assert.Equal((Demands.None, DayParts.None), (person.Limits, person.Availability.Free));
    }

    [Fact]
    public void An_older_level_does_not_replace_a_newer_one()
    {
        var known = Good(null, ("spreken", "A2"), ("taal_datum", "2026-10-01"));

        Assert.Equal(CefrLevel.A2, Good(known, ("spreken", "A0"), ("taal_datum", "2026-05-01")).Dutch.Speaking);
        Assert.Equal(CefrLevel.B1, Good(known, ("spreken", "B1"), ("taal_datum", "2026-11-01")).Dutch.Speaking);
    }

    [Fact]
    public void A_consent_that_the_file_does_not_name_stays()
    {
        var known = Good(null, ("toestemming", "maatje|-sportclub"));

        var again = Good(known, ("toestemming", "sportclub"));

        Assert.Equal(ConsentAnswer.Given, again.ConsentFor(OpeningKind.Maatje));
        Assert.Equal(ConsentAnswer.Given, again.ConsentFor(OpeningKind.SportsClub));
    }

    [Fact]
    public void A_bsn_is_refused_and_stands_nowhere_in_the_report()
    {
        var error = Bad(("extern_id", "1234.56.782"), ("consulent", "fatima@waterveen.example"), ("postcode", "8041"));

        Assert.Equal(("extern_id", ""), (error.Column, error.Value));
        Assert.DoesNotContain("782", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_caseworker_is_refused() =>
        Assert.Equal("consulent", Bad(("extern_id", "N-1"), ("consulent", "x@waterveen.example"), ("postcode", "8041")).Column);

    [Fact]
    public void An_unknown_organisation_to_avoid_is_refused_by_name() =>
        Assert.Contains("'De Kring'", Bad([.. Required, ("niet_bij", "De Kring")]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("taal_datum", "2026-11-24")]
    [InlineData("rooster_datum", "2027-01-01")]
    public void What_was_heard_lies_in_the_past(string column, string day) => Assert.Equal(column, Bad([.. Required, (column, day)]).Column);

    [Fact]
    public void A_term_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("inburgering_einde", Bad([.. Required, ("inburgering_begin", "2026-06-01"), ("inburgering_einde", "2025-06-01")]).Column);

    [Fact]
    public void The_file_may_hold_every_column_of_the_contract_and_no_trait_that_may_not_be_kept()
    {
        string[] contract =
        [
            "extern_id", "consulent", "postcode", "roepnaam", "achternaam", "status", "aankomst", "mag_werken", "regeling", "leerroute",
            "geletterdheid", "inburgering_begin", "inburgering_einde", "pip_datum", "pip_niveau", "uren_nog_z", "uren_nog_map", "spreken",
            "luisteren", "lezen", "schrijven", "taal_bron", "taal_datum", "geboortejaar", "geslacht", "opleiding", "diploma_erkend",
            "beroepen", "vaardigheden", "werkervaring_jaren", "interesses", "wensen", "wens_begeleider", "vervoer", "fietsen", "rijbewijs",
            "max_reistijd", "dagdelen_vrij", "dagdelen_les", "dagdelen_zorg", "rooster_datum", "uren_max", "werkt_uren", "beperkingen",
            "begeleiding_nodig", "contacttalen", "niet_bij", "afscherming", "doelen", "toestemming",
        ];

        Assert.Equal(contract, NewcomersFile.Columns.Select(c => c.Name));
    }
}
