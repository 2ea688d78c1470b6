using Matching.Engine.Domain;
using Matching.Simulation.People;

namespace Matching.Engine.Tests.Simulation;

/// <summary>Shares over 3,000 people against <c>Assumptions</c>; the tolerance is some three standard errors.</summary>
public class TownFollowsItsCalibrationTests
{
    private static readonly IReadOnlyList<TownPerson> Everyone = Towns.Crowded.Newcomers;
    private static readonly IReadOnlyList<Newcomer> Known =
        [.. Everyone.Where(p => p.Knowledge == Knowledge.Conversation).Select(p => p.Newcomer)];

    [Theory]
    [InlineData(18, 24, 0.307)]
    [InlineData(25, 34, 0.312)]
    [InlineData(35, 44, 0.222)]
    [InlineData(45, 54, 0.120)]
    [InlineData(55, 64, 0.039)]
    public void Ages_follow_the_cohort_of_2022(int from, int to, double share) =>
        Is(share, n => n.AgeOn(Towns.Anchor) >= from && n.AgeOn(Towns.Anchor) <= to);

    [Fact]
    public void Six_in_ten_are_men() => Is(0.595, n => n.Sex == Sex.Male);

    [Theory]
    [InlineData(LearningRoute.B1, 0.58)]
    [InlineData(LearningRoute.Z, 0.34)]
    [InlineData(LearningRoute.Education, 0.08)]
    public void Routes_keep_their_shares(LearningRoute route, double share)
    {
        var routed = Known.Where(n => n.Integration.Route is not null).ToList();
        Assert.InRange((double)routed.Count(n => n.Integration.Route == route) / routed.Count, share - 0.035, share + 0.035);
    }

    [Fact]
    public void A_third_stopped_at_primary_school_and_a_fifth_studied()
    {
        var schooled = Known.Where(n => n.Background.Education is not null).ToList();
        Assert.InRange((double)schooled.Count(n => n.Background.Education <= EducationLevel.Primary) / schooled.Count, 0.31, 0.40);
        Assert.InRange((double)schooled.Count(n => n.Background.Education >= EducationLevel.Hbo) / schooled.Count, 0.155, 0.235);
    }

    [Fact]
    public void A_third_is_thinly_known_and_one_in_twenty_barely()
    {
        Assert.InRange((double)Everyone.Count(p => p.Knowledge != Knowledge.Conversation) / Everyone.Count, 0.30, 0.37);
        Assert.InRange((double)Everyone.Count(p => p.Knowledge == Knowledge.Bare) / Everyone.Count, 0.035, 0.065);
    }

    [Fact]
    public void Who_is_barely_known_has_three_fields_and_no_more()
    {
        foreach (var person in Everyone.Where(p => p.Knowledge == Knowledge.Bare).Select(p => p.Newcomer))
            Assert.Equal(Towns.Json(Bare(person)), Towns.Json(person));
    }

    [Fact]
    public void What_a_file_knows_is_what_a_municipality_can_deliver()
    {
        foreach (var person in Everyone.Where(p => p.Knowledge == Knowledge.File).Select(p => p.Newcomer))
        {
            var expected = Bare(person) with
            {
                Status = person.Status,
                BirthYear = person.BirthYear,
                Sex = person.Sex,
                Integration = new()
                {
                    Route = person.Integration.Route,
                    Literacy = person.Integration.Literacy,
                    Term = person.Integration.Term,
                    PlanOn = person.Integration.PlanOn,
                },
            };
            Assert.NotNull(person.BirthYear);
            Assert.Equal(Towns.Json(expected), Towns.Json(person));
        }
    }

    [Fact]
    public void Dutch_grows_with_time_and_differs_between_skills()
    {
        double Mean(Func<Newcomer, bool> which) => Known.Where(n => n.Dutch.Speaking is not null && which(n)).Average(n => (int)n.Dutch.Speaking!);
        bool Long(Newcomer n) => n.SettledOn < Towns.Anchor.AddDays(-600);

        Assert.True(Mean(Long) > Mean(n => !Long(n)) + 0.4);
        var stated = Known.Where(n => n.Dutch.Speaking is not null && n.Integration.Literacy != Literacy.A).ToList();
        Assert.InRange((double)stated.Count(n => n.Dutch.Writing < n.Dutch.Speaking) / stated.Count, 0.2, 0.4);
    }

    private static void Is(double share, Func<Newcomer, bool> which) =>
        Assert.InRange((double)Known.Count(which) / Known.Count, share - 0.035, share + 0.035);

    private static Newcomer Bare(Newcomer person) => new()
    {
        Id = person.Id,
        Municipality = person.Municipality,
        Caseworker = person.Caseworker,
        Postcode = person.Postcode,
    };
}
