using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Newcomers;

/// <summary>The answers about bus and train say something about bus and train only.</summary>
public class TravelAnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly int[] Postcodes = [8011, 8017, 8021, 8031, 8041, 8051, 8061, 8091, 8101, 8261];

    private static Newcomer Nobody(Mobility mobility) =>
        new() { Id = new(1), Municipality = new("GM0193"), Caseworker = new(1), Postcode = new(8011), Mobility = mobility };

    private static Newcomer After(Newcomer person, string answer) =>
        Questions.Apply(person, QuestionCode.TravelByPublicTransport, answer, Today)!;

    private static IEnumerable<(Newcomer Person, string Answer)> Answers(params string[] answers) =>
        from cycling in new Cycling?[] { null, Cycling.Can, Cycling.NoBicycle, Cycling.Learning, Cycling.Cannot }
        from answer in answers
        select (Nobody(new() { Cycling = cycling }), answer);

    [Fact]
    public void A_yes_to_bus_and_train_never_brings_a_place_further_away()
    {
        foreach (var (person, answer) in Answers("45", "60", "75", "90"))
            foreach (var postcode in Postcodes)
                foreach (var seat in new Postcode?[] { null, new(8011) })
                {
                    var opening = Place(postcode, seat);
                    var (before, after) = (Reach(person, opening), Reach(After(person, answer), opening));
                    Assert.True(
                        after.Reach == before.Reach && after.Minutes <= before.Minutes || after.Reach == Verdict.Pass || before.Reach == Verdict.Fail,
                        $"{person.Mobility.Cycling} {answer} {postcode}: {before} {after}");
                }
    }

    [Fact]
    public void A_no_to_bus_and_train_keeps_the_bicycle_and_the_seat()
    {
        var cyclist = After(Nobody(new() { Cycling = Cycling.Can }), "nee");
        var walker = After(Nobody(new() { Cycling = Cycling.Cannot }), "nee");

        Assert.Equal([TravelMode.Walking, TravelMode.Bicycle, TravelMode.Meerijden], cyclist.Mobility.Modes);
        Assert.Equal([TravelMode.Walking, TravelMode.Meerijden], walker.Mobility.Modes);
    }

    [Fact]
    public void What_was_known_about_other_ways_stays_as_it_is() =>
        Assert.Equal(
            [TravelMode.Bicycle, TravelMode.PublicTransport],
            After(Nobody(new() { Modes = [TravelMode.Bicycle], Cycling = Cycling.Can }), "60").Mobility.Modes);

    private static Opening Place(int postcode, Postcode? seat) => new()
    {
        Id = new(1),
        Organisation = new(1),
        Kind = OpeningKind.VolunteerRole,
        Postcode = new(postcode),
        Offers = new() { SeatFrom = seat },
    };

    private static Journey Reach(Newcomer person, Opening opening) =>
        Travel.Best(person, opening, PairReader.ContextOf(person, opening, [], false, Today, new RoundOptions()))!.Value;
}
