using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Engine.Tests.Features;

public class FeatureTests
{
    private static readonly Newcomer Somebody = A.Newcomer();
    private static readonly Opening Somewhere = A.Opening();

    [Theory]
    [InlineData("", 0)]
    [InlineData("zingen", 0)]
    [InlineData("voetbal zingen", 1)]
    [InlineData("zingen voetbal koken", 2)]
    public void Shared_interests_are_counted(string offered, int expected) =>
        Assert.Equal(expected, Value(FeatureCode.SharedInterests, Somebody, Somewhere with { Offers = new() { Interests = offered.Split(' ') } }));

    [Fact]
    public void The_nearest_of_her_occupations_counts()
    {
        var person = Somebody with { Background = new() { Occupations = [new(9112), new(5131)] } };
        Assert.Equal(2, Value(FeatureCode.OccupationFit, person, Somewhere));
        Assert.Equal(0, Value(FeatureCode.OccupationFit, person, Somewhere with { Offers = new() }));
    }

    [Theory]
    [InlineData(OpeningKind.Taalstage, CefrLevel.A1, 0)]
    [InlineData(OpeningKind.Taalstage, CefrLevel.B1, 0)]
    [InlineData(OpeningKind.Maatje, CefrLevel.B1, 0)]
    [InlineData(OpeningKind.SportsClub, CefrLevel.B1, 0)]
    [InlineData(OpeningKind.VolunteerRole, CefrLevel.B1, 0)]
    [InlineData(OpeningKind.WorkPlacement, CefrLevel.A1, 0)]
    [InlineData(OpeningKind.WorkPlacement, CefrLevel.A2, 1)]
    [InlineData(OpeningKind.WorkPlacement, CefrLevel.C1, 1)]
    [InlineData(OpeningKind.WorkPlacement, CefrLevel.A0, -1)]
    public void Speaking_stops_counting_at_what_is_asked_and_for_work_one_step_above(OpeningKind kind, CefrLevel speaks, int expected) =>
        Assert.Equal(expected, Value(
            FeatureCode.SpeakingFit,
            Somebody with { Dutch = A.Levels(speaks) },
            A.Opening(kind: kind) with { Asks = new() { Dutch = new() { Speaking = CefrLevel.A1 } } }));

    [Theory]
    [InlineData(OpeningKind.VolunteerRole, EducationLevel.Wo, 0)]
    [InlineData(OpeningKind.WorkPlacement, EducationLevel.Wo, 1)]
    [InlineData(OpeningKind.WorkPlacement, EducationLevel.Vmbo, -2)]
    public void Education_stops_counting_too(OpeningKind kind, EducationLevel has, int expected) =>
        Assert.Equal(expected, Value(
            FeatureCode.EducationFit,
            Somebody with { Background = new() { Education = has } },
            A.Opening(kind: kind) with { Asks = new() { Education = EducationLevel.Mbo2 } }));

    [Fact]
    public void Where_nothing_is_asked_strength_says_nothing()
    {
        var undemanding = Somewhere with { Asks = new() };
        foreach (var person in new[] { Somebody, A.ThinlyKnown() })
        {
            Assert.Equal(0, Value(FeatureCode.SpeakingFit, person, undemanding));
            Assert.Equal(0, Value(FeatureCode.EducationFit, person, undemanding));
        }
    }

    [Theory]
    [InlineData(WorkForm.Paid, 30, 1)]
    [InlineData(WorkForm.Paid, 0, 0)]
    [InlineData(WorkForm.WorkExperience, 30, 0)]
    public void A_place_to_gain_experience_asks_none(WorkForm form, int years, int expected) =>
        Assert.Equal(expected, Value(
            FeatureCode.ExperienceFit,
            Somebody with { Background = new() { ExperienceYears = years } },
            Somewhere with { Offers = new() { WorkForm = form } }));

    [Fact]
    public void Transport_that_is_not_known_counts_as_on_foot()
    {
        var onFoot = Somebody with { Mobility = new() { Modes = [] } };
        Assert.Equal(31, Value(FeatureCode.TravelMinutes, onFoot, Somewhere));
        Assert.Equal(31, Value(FeatureCode.TravelMinutes, Somebody with { Mobility = new() }, Somewhere));
        Assert.Equal(10, Value(FeatureCode.TravelMinutes, Somebody, Somewhere));
    }

    [Fact]
    public void A_hold_elsewhere_leaves_less_time_to_spare()
    {
        var opening = Somewhere with { Schedule = new() { DayParts = A.DayParts("ma-o", "wo-o", "do-o"), DayPartsNeeded = 1 } };
        var elsewhere = A.Hold(Somebody, A.Opening(2)) with { DayParts = A.DayParts("ma-o") };
        var row = FeatureSchemaTests.Row(Somebody, opening, A.Context(commitments: [elsewhere]));
        Assert.Equal(2, Value(FeatureCode.TimeFit, Somebody, opening));
        Assert.Equal(1, row[FeatureSchema.IndexOf(FeatureCode.TimeFit)]);
    }

    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(3, 1, -2)]
    [InlineData(2, null, -2)]
    [InlineData(null, 2, -1)]
    public void More_guidance_than_needed_is_not_better(int? needed, int? offered, int expected) =>
        Assert.Equal(expected, Value(
            FeatureCode.GuidanceFit, Somebody with { GuidanceNeeded = needed }, Somewhere with { Offers = new() { Guidance = offered } }));

    [Theory]
    [InlineData(40, CountsFor.Map, 8)]
    [InlineData(0, CountsFor.Map, 0)]
    [InlineData(40, CountsFor.ZHours, 0)]
    public void Hours_count_only_where_they_are_due(int due, CountsFor countsFor, int expected) =>
        Assert.Equal(expected, Value(
            FeatureCode.HoursThatCount,
            Somebody with { Integration = new() { HoursDueMap = due } },
            Somewhere with { Offers = new() { CountsFor = [countsFor] } }));

    [Theory]
    [InlineData(OpeningKind.WorkPlacement, 1)]
    [InlineData(OpeningKind.Taalstage, 1)]
    [InlineData(OpeningKind.Maatje, 2)]
    [InlineData(OpeningKind.SportsClub, 1)]
    public void The_goals_of_the_plan_that_a_kind_serves_are_counted(OpeningKind kind, int expected) =>
        Assert.Equal(expected, Value(FeatureCode.GoalFit, Somebody, A.Opening(kind: kind)));

    [Fact]
    public void Childcare_counts_for_someone_who_cares_for_children()
    {
        var onSite = Somewhere with { Offers = new() { Childcare = Childcare.OnSite } };
        Assert.Equal(2, Value(FeatureCode.ChildcareFit, Somebody, onSite));
        Assert.Equal(0, Value(FeatureCode.ChildcareFit, Somebody with { Availability = new() }, onSite));
    }

    [Fact]
    public void A_week_ages_by_whole_months()
    {
        Newcomer WrittenOn(DateOnly? day) => Somebody with { Availability = new() { ScheduleOn = day } };
        Assert.Equal(0, Value(FeatureCode.ScheduleAge, WrittenOn(A.Today.AddMonths(-1).AddDays(1)), Somewhere));
        Assert.Equal(1, Value(FeatureCode.ScheduleAge, WrittenOn(A.Today.AddMonths(-1)), Somewhere));
        Assert.Equal(12, Value(FeatureCode.ScheduleAge, WrittenOn(A.Today.AddYears(-5)), Somewhere));
        Assert.Equal(12, Value(FeatureCode.ScheduleAge, WrittenOn(null), Somewhere));
    }

    private static int Value(FeatureCode feature, Newcomer newcomer, Opening opening) =>
        FeatureSchemaTests.Row(newcomer, opening, A.Context())[FeatureSchema.IndexOf(feature)];
}
