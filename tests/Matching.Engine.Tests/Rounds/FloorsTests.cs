using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class FloorsTests
{
    private static readonly Newcomer Reader = A.Newcomer(1) with { Wishes = A.Newcomer().Wishes with { Kinds = [new(OpeningKind.WorkPlacement, 3)] } };
    private static readonly Newcomer NonReader = A.Newcomer(2) with { Integration = A.Newcomer().Integration with { Literacy = Literacy.A } };
    private static readonly Opening OnePlace = A.Opening(1) with { Capacity = new(1, 0) };

    [Fact]
    public void Without_a_floor_the_most_points_win_and_nothing_is_said_of_floors()
    {
        var result = Run([Reader, NonReader], [OnePlace]);
        Assert.Equal([Standing.Proposed, Standing.NoPlace], result.People.Select(p => p.Standing));
        Assert.Empty(result.Floors);
    }

    [Fact]
    public void A_floor_puts_its_group_first_and_says_whom_it_helped_and_what_it_cost()
    {
        var plain = Run([Reader, NonReader], [OnePlace]);
        var result = Run([Reader, NonReader], [OnePlace], new Floor(PriorityGroup.CannotReadYet, 100));
        Assert.Equal([Standing.NoPlace, Standing.Proposed], result.People.Select(p => p.Standing));
        var floor = Assert.Single(result.Floors);
        Assert.Equal((1, 1, 0, 1, 1, true), (floor.Size, floor.Asked, floor.Before, floor.Reached, floor.Possible, floor.IsMet));
        Assert.Equal([new NewcomerId(2)], floor.Helped);
        Assert.Equal(plain.TotalPoints - result.TotalPoints, floor.Cost);
        Assert.True(floor.Cost > 0);
    }

    [Fact]
    public void A_floor_that_is_met_anyway_costs_nothing()
    {
        var floor = Assert.Single(Run([NonReader], [OnePlace], new Floor(PriorityGroup.CannotReadYet, 100)).Floors);
        Assert.Equal((1, 1, 0), (floor.Before, floor.Reached, floor.Cost));
        Assert.Empty(floor.Helped);
    }

    [Fact]
    public void A_floor_out_of_reach_goes_as_far_as_it_can_and_says_how_far_that_is()
    {
        var result = Run([Reader, NonReader, NonReader with { Id = new(3) }], [OnePlace], new Floor(PriorityGroup.CannotReadYet, 100));
        var floor = Assert.Single(result.Floors);
        Assert.Equal((2, 2, 1, 1, false), (floor.Size, floor.Asked, floor.Reached, floor.Possible, floor.IsMet));
    }

    [Fact]
    public void A_pin_counts_as_a_proposal()
    {
        var town = Town([Reader, NonReader], [OnePlace, A.Opening(2) with { Capacity = new(1, 0) }], new Floor(PriorityGroup.CannotReadYet, 100));
        var floor = Assert.Single(MatchingRound.Run(town with { Pins = [A.Pin(NonReader, A.Opening(2), PinReason.Postponed)] }).Floors);
        Assert.Equal((1, 1, 1, 0), (floor.Size, floor.Before, floor.Reached, floor.Cost));
    }

    [Fact]
    public void Experience_that_is_not_known_is_not_none()
    {
        Newcomer Experienced(long id, int? years) => A.Newcomer(id) with { Background = A.Newcomer().Background with { ExperienceYears = years } };
        Assert.Equal([true, false, false], PriorityGroups.Members(
            A.Snapshot([Experienced(1, 0), Experienced(2, null), Experienced(3, 2)], []), PriorityGroup.NoWorkExperience));
    }

    [Fact]
    public void The_longest_waiting_are_the_first_quarter_of_the_list_and_ties_go_to_the_lower_number()
    {
        Newcomer[] people = [.. Enumerable.Range(1, 6).Select(id => A.Newcomer(id))];
        var town = A.Snapshot(people, []) with
        {
            WithoutProposalSince = [.. people.Skip(1).Select(p => new WaitingSince(p.Id, p.Id.Value == 6 ? A.Today.AddDays(-30) : A.Today.AddDays(-3)))],
        };
        Assert.Equal([false, true, false, false, false, true], PriorityGroups.Members(town, PriorityGroup.LongestWithoutProposal));
    }

    [Fact]
    public void A_floor_is_kept_or_reached_as_far_as_possible_and_the_plan_is_proved_near_the_best_that_keeps_it() => RandomTown.ForAll(town =>
    {
        var someone = town.Newcomers.Select((n, i) => n with { Integration = n.Integration with { Literacy = i % 3 == 0 ? Literacy.A : Literacy.NotApplicable } });
        var policy = town.Options with
        {
            Oversubscription = 1,
            Floors = [new(PriorityGroup.CannotReadYet, 90), new(PriorityGroup.NoWorkExperience, 70)],
        };
        var result = MatchingRound.Run(town with { Newcomers = [.. someone], Options = policy });
        Assert.All(result.Floors, f => Assert.True(f.Reached <= f.Possible && f.Before <= f.Possible));
        if (result.Floors.Count(f => f.Reached < Math.Min(f.Asked, f.Possible)) is 0)
            Assert.True(result.Certificate!.Dual >= result.Certificate.Primal - 1);
        Assert.Contains(result.Floors, f => f.Reached >= Math.Min(f.Asked, f.Possible));
    });

    [Fact]
    public void A_group_has_one_floor_of_at_most_everybody()
    {
        Assert.Throws<ArgumentException>(() => new RoundOptions { Floors = [new(PriorityGroup.CannotReadYet, 10), new(PriorityGroup.CannotReadYet, 20)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoundOptions { Floors = [new(PriorityGroup.CannotReadYet, 101)] });
    }

    private static RoundResult Run(Newcomer[] people, Opening[] openings, params Floor[] floors) => MatchingRound.Run(Town(people, openings, floors));

    private static RoundSnapshot Town(Newcomer[] people, Opening[] openings, params Floor[] floors) =>
        A.Snapshot(people, openings) with { Options = RoundOptions.Default with { Oversubscription = 1, Floors = floors } };
}
