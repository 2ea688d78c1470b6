using Matching.Service.Waiting;

namespace Matching.Service.Tests.Waiting;

public sealed class ExpectedWaitTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly FreedPlaces Nothing = new(FreedWhere.ThisKind, 0, 0);

    private static FreedPlaces Here(int freed, long days) => new(FreedWhere.ThisOpening, freed, days);

    private static FreedPlaces OfKind(int freed, long days) => new(FreedWhere.ThisKind, freed, days);

    private static ExpectedWait First(FreedPlaces here, FreedPlaces? ofKind = null, int places = 1, DateOnly? ends = null, int position = 1) =>
        ExpectedWait.Of(position, places, free: 0, here, ofKind ?? Nothing, ends, Today);

    [Fact]
    public void Fewer_than_five_places_that_came_free_say_nothing_and_show_what_there_was()
    {
        var wait = First(Here(4, 700), OfKind(4, 900));
        Assert.Equal((WaitKind.NotYetKnown, 4), (wait.Kind, wait.Seen.Freed));
        Assert.Null(wait.Weeks);
    }

    [Fact]
    public void The_opening_itself_speaks_first_and_its_kind_only_when_it_cannot()
    {
        Assert.Equal(FreedWhere.ThisOpening, First(Here(5, 350), OfKind(500, 1_000)).Seen.Where);
        Assert.Equal((WaitKind.Weeks, FreedWhere.ThisKind), (First(Here(4, 350), OfKind(5, 350)).Kind, First(Here(4, 350), OfKind(5, 350)).Seen.Where));
    }

    [Fact]
    public void One_place_that_changes_hands_every_ten_weeks_is_waited_for_about_seven()
    {
        // Half of an exponential wait of mean 70 days is over after 70 ln 2 = 48.5 days; much history makes the answer sharp.
        var wait = First(Here(1_000, 70_000));
        Assert.Equal((7, 17), (wait.Weeks, wait.MostWeeks));
    }

    [Fact]
    public void A_little_history_gives_a_wider_answer_than_much()
    {
        var (little, much) = (First(Here(5, 350)), First(Here(500, 35_000)));
        Assert.True(little.MostWeeks - little.Weeks > much.MostWeeks - much.Weeks);
    }

    [Fact]
    public void Four_places_are_waited_for_a_quarter_as_long_as_one() => Assert.Equal(2, First(Here(1_000, 70_000), places: 4).Weeks);

    [Fact]
    public void A_free_place_is_for_who_is_first_and_not_for_who_comes_after()
    {
        Assert.Equal(WaitKind.Now, ExpectedWait.Of(1, 2, free: 1, Here(9, 700), Nothing, null, Today).Kind);
        Assert.Equal(WaitKind.Weeks, ExpectedWait.Of(2, 2, free: 1, Here(9, 700), Nothing, null, Today).Kind);
    }

    [Fact]
    public void What_ends_before_a_place_is_likely_to_come_free_is_said_so() =>
        Assert.Equal(WaitKind.NotBeforeEnd, First(Here(1_000, 70_000), ends: Today.AddDays(40)).Kind);

    [Fact]
    public void Longer_than_a_year_is_not_counted_in_weeks() => Assert.Equal(WaitKind.LongerThanAYear, First(Here(5, 5_000)).Kind);

    [Theory]
    [InlineData(5, 30)]
    [InlineData(9, 800)]
    [InlineData(40, 4_000)]
    [InlineData(300, 20_000)]
    public void Who_stands_further_back_never_waits_shorter_and_who_saw_more_come_free_never_longer(int freed, int days)
    {
        var row = Enumerable.Range(1, 25).Select(position => Weeks(freed, days, position)).ToList();
        Assert.Equal(row.Order(), row);
        Assert.All(Enumerable.Range(1, 25), position => Assert.True(Weeks(freed + 1, days, position) <= row[position - 1]));
    }

    private static int Weeks(int freed, int days, int position) => First(Here(freed, days), position: position).Weeks ?? int.MaxValue;
}
