using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;

namespace Matching.Service.Tests.Imports;

public class FieldTests
{
    [Theory]
    [InlineData("8041", 8041)]
    [InlineData("8041 ab", 8041)]
    [InlineData("8041AB", 8041)]
    public void A_postcode_keeps_four_digits(string text, int postcode) =>
        Assert.Equal(postcode, Texts.Postcode(text).Value.Value);

    [Theory]
    [InlineData("80A1")]
    [InlineData("804")]
    [InlineData("0041")]
    [InlineData("8041 A1")]
    [InlineData("80411")]
    public void What_is_no_postcode_is_named_with_the_way_out(string text) =>
        Assert.Equal($"'{text}' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041.", Texts.Postcode(text).Wrong?.Sentence);

    [Fact]
    public void Dagdelen_are_read_in_any_order_and_case() =>
        Assert.Equal(DayParts.Of(0, 0).With(DayParts.Of(6, 2)).With(DayParts.Of(2, 1)), WeekParts.Read("ZO-a | ma-o|wo-M").Value);

    [Fact]
    public void Dagdelen_empty_are_not_known_and_geen_is_an_answer()
    {
        Assert.Null(WeekParts.Read("").Value);
        Assert.Equal(DayParts.None, WeekParts.Read("geen").Value);
    }

    [Theory]
    [InlineData("ma")]
    [InlineData("ma-x")]
    [InlineData("geen|ma-o")]
    [InlineData("ma-o,di-o")]
    [InlineData("ma-o-a")]
    public void A_wrong_dagdeel_is_refused(string text) => Assert.NotNull(WeekParts.Read(text).Wrong);

    [Fact]
    public void Every_set_of_dagdelen_reads_back_as_written()
    {
        for (var bits = 0; bits < 1 << DayParts.Count; bits += 127)
            Assert.Equal(new DayParts(bits), WeekParts.Read(WeekParts.Write(new(bits))).Value);
    }

    [Theory]
    [InlineData("a0", CefrLevel.A0)]
    [InlineData("B2", CefrLevel.B2)]
    public void A_level_is_one_of_the_framework(string text, CefrLevel level) => Assert.Equal(level, CodeLists.Cefr.Optional(text).Value);

    [Fact]
    public void An_unknown_word_is_answered_with_the_whole_list() =>
        Assert.Equal("'D1' kennen we niet. Kies uit: A0, A1, A2, B1, B2, C1, C2.", CodeLists.Cefr.Optional("D1").Wrong?.Sentence);

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("12,5")]
    [InlineData("twaalf")]
    [InlineData("99999999999")]
    public void A_whole_number_stays_in_its_range(string text) => Assert.NotNull(Numbers.Whole(0, 60)(text).Wrong);

    [Theory]
    [InlineData("12,50", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("0", 0)]
    public void An_amount_has_comma_or_point(string text, double amount) => Assert.Equal((decimal)amount, Numbers.Amount(100)(text).Value);

    [Theory]
    [InlineData("1.000,00")]
    [InlineData("12,505")]
    [InlineData("-1")]
    [InlineData("101")]
    public void Another_amount_is_refused(string text) => Assert.NotNull(Numbers.Amount(100)(text).Wrong);

    [Theory]
    [InlineData("23-11-2026")]
    [InlineData("2026-02-30")]
    [InlineData("0026-11-23")]
    [InlineData("46000")]
    public void A_date_is_iso(string text) =>
        Assert.Equal($"'{text}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23.", Dates.Day(text).Wrong?.Sentence);

    [Theory]
    [InlineData("fatima@waterveen.example", true)]
    [InlineData("Fatima@Waterveen.example", true)]
    [InlineData("fatima", false)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("a@b.example;c@d.example", false)]
    public void An_email_address_has_one_at_and_a_domain(string text, bool good) => Assert.Equal(good, Texts.Email(text).Wrong is null);

    [Theory]
    [InlineData("prs|ckb|kmr|ar", true)]
    [InlineData("pt-BR", true)]
    [InlineData("arabisch", false)]
    [InlineData("ar en", false)]
    public void Languages_are_bcp_47(string text, bool good) => Assert.Equal(good, Texts.Languages(text).Wrong is null);

    [Theory]
    [InlineData("5120")]
    [InlineData("kok")]
    [InlineData("Kok")]
    public void An_occupation_is_known_by_code_or_word(string text) => Assert.Equal(5120, OccupationField.One(text).Value.Code);

    [Fact]
    public void A_word_that_is_nearly_an_occupation_is_answered_with_the_nearest() =>
        Assert.Contains("herenkleermaker", OccupationField.One("kleermaker").Wrong!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void An_occupation_is_known_by_its_uri_as_browsers_write_it()
    {
        var one = Matching.Simulation.Occupations.Esco.All[0];

        Assert.Equal(one.Group, OccupationField.One(one.Uri).Value);
        Assert.Equal(one.Group, OccupationField.One(one.Uri.Replace("http:", "https:", StringComparison.Ordinal)).Value);
    }

    [Theory]
    [InlineData("75")]
    [InlineData("0000")]
    [InlineData("9999")]
    [InlineData("sterrenplukker")]
    public void An_unknown_occupation_is_refused(string text) => Assert.NotNull(OccupationField.One(text).Wrong);

    [Theory]
    [InlineData("123456782", true)]
    [InlineData("1234 56 782", true)]
    [InlineData("1234.56.782", true)]
    [InlineData("123456789", false)]
    [InlineData("12345678", false)]
    [InlineData("N123456782", false)]
    [InlineData("1234567820", false)]
    public void Nine_digits_that_pass_the_11_proof_are_a_bsn(string text, bool bsn) => Assert.Equal(bsn, Bsn.LooksLike(text));

    [Fact]
    public void A_bsn_is_refused_without_repeating_it()
    {
        var wrong = Texts.PersonNumber("123456782").Wrong!;

        Assert.DoesNotContain("123456782", wrong.Sentence, StringComparison.Ordinal);
        Assert.False(wrong.Repeats);
    }

    [Fact]
    public void Consent_is_a_yes_or_with_a_minus_a_no()
    {
        var consents = PerKind.Consents("maatje| -sportclub").Value;

        Assert.Equal(
            [(OpeningKind.Maatje, ConsentAnswer.Given), (OpeningKind.SportsClub, ConsentAnswer.Refused)],
            consents.Select(c => (c.Kind, c.Answer)));
        Assert.NotNull(PerKind.Consents("maatje|-maatje").Wrong);
        Assert.NotNull(PerKind.Consents("--maatje").Wrong);
    }

    [Theory]
    [InlineData("werkplek")]
    [InlineData("werkplek=4")]
    [InlineData("werkplek=")]
    [InlineData("padel=1")]
    [InlineData("werkplek=1|werkplek=2")]
    public void A_wish_is_a_kind_with_a_weight_up_to_three(string text) => Assert.NotNull(PerKind.Wishes(text).Wrong);

    [Fact]
    public void A_long_text_is_shortened_in_the_message() =>
        Assert.InRange(CodeLists.Kinds.One(new string('x', 500)).Wrong!.Sentence.Length, 60, 200);
}
