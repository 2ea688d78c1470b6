using Matching.Engine.Domain;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Tests.Pages;

public sealed class WrittenTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    [Fact]
    public void Dates_are_written_short_in_lists_and_long_at_the_start_of_a_line()
    {
        Assert.Equal("do 26 nov", Written.Day(Thursday));
        Assert.Equal("26 nov 2026", Written.DayAndYear(Thursday));
        Assert.Equal("Donderdag 26 november 2026", Written.FullDay(Thursday));
        Assert.Equal("zo 1 mrt", Written.Day(new(2026, 3, 1)));
    }

    [Fact]
    public void A_moment_is_read_on_the_clock_here_in_winter_and_in_summer()
    {
        Assert.Equal("03.30 uur", Written.Time(new(2026, 11, 24, 2, 30, 0, TimeSpan.Zero)));
        Assert.Equal("03.30 uur", Written.Time(new(2026, 7, 24, 1, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 11, 25), Written.DateOf(new(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(0, "vandaag")]
    [InlineData(1, "nog 1 dag")]
    [InlineData(5, "nog 5 dagen")]
    [InlineData(-1, "voorbij")]
    public void A_deadline_says_how_long_it_still_is(int days, string words) =>
        Assert.Equal(words, Written.TimeLeft(Thursday.AddDays(days), Thursday));

    [Fact]
    public void Numbers_use_comma_and_point_and_the_true_minus()
    {
        Assert.Equal("1,9 km", Written.Kilometres(1.94));
        Assert.Equal("12 km", Written.Kilometres(12.3));
        Assert.Equal("9.214", Written.Number(9214));
        Assert.Equal("€\u00A02.400", Written.Euros(2400));
        Assert.Equal("+12", Written.Sign(12));
        Assert.Equal("−5", Written.Sign(-5));
        Assert.Equal("0,42", Written.Seconds(0.42));
        Assert.Equal("0 %", Written.Percent(0, 0));
    }

    [Fact]
    public void One_is_never_many()
    {
        Assert.Equal("1 minuut", Written.Minutes(1));
        Assert.Equal("1 mens", Written.Count(1, "mens", "mensen"));
        Assert.Equal("0 mensen", Written.Count(0, "mens", "mensen"));
        Assert.Equal("di, wo en do", Written.And(["di", "wo", "do"]));
    }

    [Fact]
    public void Dagdelen_read_as_a_person_says_them()
    {
        var tuesdayAndThursday = DayParts.Of(1, 1).With(DayParts.Of(3, 1));
        Assert.Equal("di en do middag", DayPartWords.Sentence(tuesdayAndThursday));
        Assert.Equal("ma t/m vr ochtend", DayPartWords.Sentence(new(0b001_001_001_001_001)));
        Assert.Equal("ma hele dag, di ochtend en avond", DayPartWords.Sentence(new(0b101_011)));
        Assert.Equal("geen dagdeel", DayPartWords.Sentence(DayParts.None));
        Assert.Equal("altijd", DayPartWords.Sentence(DayParts.All));
    }

    [Fact]
    public void The_codes_of_a_week_read_back_as_the_same_week()
    {
        for (var bits = 0; bits < 1 << DayParts.Count; bits += 4_099)
            Assert.Equal(new DayParts(bits), DayPartWords.Parse(DayPartWords.Codes(new(bits))));
        Assert.Equal(DayParts.Of(1, 1), DayPartWords.Parse(["di-m", "xx-o", "onzin"]));
    }

    [Theory]
    [InlineData("job:night", "de nacht zelf")]
    [InlineData("job:elsewhere", "Matching zelf")]
    [InlineData("account:12", "een medewerker")]
    public void Who_started_a_night_is_never_a_code(string code, string words) => Assert.Equal(words, NightText.StartedBy(code));
}
