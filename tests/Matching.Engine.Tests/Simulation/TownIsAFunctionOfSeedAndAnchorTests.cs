using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

public partial class TownIsAFunctionOfSeedAndAnchorTests
{
    [Fact]
    public void The_same_seed_and_anchor_give_the_same_town() =>
        Assert.Equal(Towns.Json(Towns.Small()), Towns.Json(Towns.Small()));

    [Fact]
    public void Another_seed_gives_other_people_openings_and_decisions()
    {
        var (one, other) = (Towns.Small(seed: 1), Towns.Small(seed: 2));

        Assert.NotEqual(Towns.Json(one.Newcomers), Towns.Json(other.Newcomers));
        Assert.NotEqual(Towns.Json(one.Openings), Towns.Json(other.Openings));
        Assert.NotEqual(Towns.Json(one.History), Towns.Json(other.History));
    }

    [Fact]
    public void A_week_later_everything_is_a_week_later_and_nothing_else()
    {
        var later = Towns.Anchor.AddDays(7);

        Assert.Equal(Undated(Towns.Small(), Towns.Anchor), Undated(Towns.Small(anchor: later), later));
    }

    [Fact]
    public void On_another_weekday_and_in_another_year_only_the_history_differs()
    {
        var later = Towns.Anchor.AddDays(480);
        var (one, other) = (Towns.Small(), Towns.Small(anchor: later));

        Assert.Equal(Undated(one.Newcomers, Towns.Anchor), Undated(other.Newcomers, later));
        Assert.Equal(Undated(one.Activities, Towns.Anchor), Undated(other.Activities, later));
        Assert.Equal(Undated(WithoutTaken(one), Towns.Anchor), Undated(WithoutTaken(other), later));
        Assert.NotEqual(Undated(one.History, Towns.Anchor), Undated(other.History, later));
    }

    [Fact]
    public void One_more_person_leaves_the_others_as_they_were()
    {
        var (town, larger) = (Towns.Small(people: 80), Towns.Small(people: 81));

        Assert.Equal(Towns.Json(town.Newcomers), Towns.Json(larger.Newcomers.Take(80)));
        Assert.Equal(Towns.Json(WithoutTaken(town)), Towns.Json(WithoutTaken(larger)));
    }

    [Fact]
    public void One_more_opening_leaves_people_and_other_openings_as_they_were()
    {
        var (town, larger) = (Towns.Small(openings: 60), Towns.Small(openings: 61));

        Assert.Equal(Towns.Json(town.Newcomers), Towns.Json(larger.Newcomers));
        Assert.Equal(Towns.Json(WithoutTaken(town)), Towns.Json(WithoutTaken(larger).Take(60)));
    }

    private static IEnumerable<Opening> WithoutTaken(Town town) =>
        town.Openings.Select(o => o.Opening with { Capacity = new(o.Opening.Capacity.Places, 0) });

    /// <summary>Every date as its distance to the anchor, every birth year as its distance to the anchor's year.</summary>
    private static string Undated<T>(T value, DateOnly anchor)
    {
        var text = Dates().Replace(Towns.Json(value), match =>
            $"day {DateOnly.ParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - anchor.DayNumber}");
        return BirthYears().Replace(text, match => $"age {anchor.Year - int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)}");
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Dates();

    [GeneratedRegex("\"birthYear\":(\\d{4})")]
    private static partial Regex BirthYears();
}
