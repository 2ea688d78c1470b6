using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rounds;

public class PinTests
{
    private static readonly Newcomer Somebody = A.Newcomer(1);
    private static readonly Newcomer SomebodyElse = A.Newcomer(2);
    private static readonly Opening OnePlace = A.Opening(1) with { Capacity = new(1, 0) };

    [Fact]
    public void A_pinned_pair_is_not_proposed_again_and_its_person_stands_as_proposed()
    {
        var person = Run([Somebody], [OnePlace], [A.Pin(Somebody, OnePlace, PinReason.Postponed)]).People[0];
        Assert.Equal(Standing.Proposed, person.Standing);
        Assert.Empty(person.Proposals);
    }

    [Theory]
    [InlineData(PinReason.Postponed)]
    [InlineData(PinReason.OpenedByCaseworker)]
    public void An_open_pin_takes_its_share_of_the_opening(PinReason reason) =>
        Assert.Equal(Standing.NoPlace, Run([Somebody, SomebodyElse], [OnePlace], [A.Pin(Somebody, OnePlace, reason)]).People[1].Standing);

    [Fact]
    public void A_hold_is_among_the_places_taken_and_not_counted_twice()
    {
        var twoPlaces = OnePlace with { Capacity = new(2, 1) };
        Assert.Equal(Standing.Proposed, Run([Somebody, SomebodyElse], [twoPlaces], [A.Pin(Somebody, twoPlaces)]).People[1].Standing);
    }

    [Fact]
    public void Pins_take_their_share_of_the_persons_portion()
    {
        Opening[] openings = [.. Enumerable.Range(1, 4).Select(id => A.Opening(id))];
        var person = Run([Somebody], openings, [A.Pin(Somebody, openings[0], PinReason.Postponed)]).People[0];
        Assert.Single(person.Proposals);
    }

    [Fact]
    public void A_pin_that_fails_a_rule_is_reported_with_it_and_takes_no_share()
    {
        var avoiding = Somebody with { Wishes = new() { Avoid = [OnePlace.Organisation] } };
        var result = Run([avoiding, SomebodyElse], [OnePlace], [A.Pin(avoiding, OnePlace, PinReason.Postponed)]);
        Assert.Equal([new BrokenPin(new(1), new(1), RuleCode.OrganisationToAvoid)], result.BrokenPins);
        Assert.Equal([Standing.Blocked, Standing.Proposed], result.People.Select(p => p.Standing));
    }

    [Fact]
    public void A_hold_breaks_too_but_an_agreement_is_her_own_yes()
    {
        var paused = Somebody with { Status = NewcomerStatus.Paused };
        RoundResult With(PinReason reason) => Run([paused], [OnePlace with { Capacity = new(1, 1) }], [A.Pin(paused, OnePlace, reason)]);
        Assert.Equal(RuleCode.PersonIsActive, Assert.Single(With(PinReason.Hold).BrokenPins).Rule);
        Assert.Empty(With(PinReason.Agreement).BrokenPins);
    }

    [Fact]
    public void A_pin_on_an_opening_that_is_gone_is_broken() =>
        Assert.Equal(RuleCode.OpeningIsOpen, Assert.Single(Run([Somebody], [A.Opening(7)], [A.Pin(Somebody, OnePlace)]).BrokenPins).Rule);

    private static RoundResult Run(Newcomer[] newcomers, Opening[] openings, Pin[] pins) =>
        MatchingRound.Run(A.Snapshot(newcomers, openings) with { Pins = pins, Options = RoundOptions.Default with { Oversubscription = 1 } });
}
