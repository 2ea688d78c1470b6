using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;
using Matching.Engine.Tests.Simulation;

namespace Matching.Engine.Tests.Explanation;

public class UnlocksForTownTests
{
    [Fact]
    public void A_town_is_the_sum_of_its_people() => RandomTown.ForAll(IsTheSum);

    [Fact]
    public void A_seeded_town_is_the_sum_of_its_people() => IsTheSum(Towns.Small().Snapshot());

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var town = Towns.Small().Snapshot();
        Assert.Equal(Shown(Unlocks.ForTown(town, [], threads: 1)), Shown(Unlocks.ForTown(town, [], threads: 8)));
    }

    [Fact]
    public void Who_has_nothing_today_is_counted_apart()
    {
        var onFoot = A.Newcomer(1) with { Mobility = new() { Modes = [], Cycling = Cycling.Cannot, MaxMinutes = 20 } };
        var alsoAtHome = onFoot with { Id = new(2), Wishes = A.Newcomer().Wishes };
        Opening[] openings = [A.Opening(1), A.Opening(2, OpeningKind.SportsClub) with { Postcode = A.Home }];
        var town = A.Snapshot([onFoot with { Wishes = new() { Kinds = [new(OpeningKind.SportsClub, 0)] } }, alsoAtHome], openings);
        var cycling = Unlocks.ForTown(town, []).Single(u => u.Change is Cycle);
        Assert.Equal([new(1), new(2)], cycling.People);
        Assert.Equal((2, 1, 1), (cycling.Pairs, cycling.Openings, cycling.FromNothing));
    }

    [Fact]
    public void The_offers_that_people_are_pointed_at_come_with_it()
    {
        var onFoot = A.Newcomer(1) with { Mobility = new() { Modes = [], Cycling = Cycling.Cannot, MaxMinutes = 20 } };
        SupportOffer lesson = new() { Id = 7, Kind = SupportKind.CyclingLesson, Postcode = A.Home };
        var town = A.Snapshot([onFoot, onFoot with { Id = new(2) }], [A.Opening()]);
        Assert.Equal([lesson], Unlocks.ForTown(town, [lesson]).Single(u => u.Change is Cycle).Offers);
    }

    private static void IsTheSum(RoundSnapshot town)
    {
        var context = new RuleContext(town);
        var each = town.Newcomers.ToDictionary(n => n.Id, n => Unlocks.ForPerson(town, n.Id, []));
        var whole = Unlocks.ForTown(town, []);
        Assert.Equal(whole.OrderByDescending(u => u.Pairs).Select(u => u.Change), whole.Select(u => u.Change));
        Assert.Equal(each.Values.SelectMany(u => u).Select(u => u.Change).ToHashSet(), [.. whole.Select(u => u.Change)]);
        foreach (var unlock in whole)
        {
            var helped = each.Where(e => e.Value.Any(u => u.Change == unlock.Change)).ToDictionary(e => e.Key, e => e.Value.Single(u => u.Change == unlock.Change));
            Assert.Equal(helped.Keys.Order(), unlock.People);
            Assert.Equal(helped.Values.Sum(u => u.Openings.Count), unlock.Pairs);
            Assert.Equal(helped.Values.SelectMany(u => u.Openings).Select(o => o.Opening).Distinct().Count(), unlock.Openings);
            Assert.Equal(
                helped.Count(h => !HasSomething(town, h.Key, context) && h.Value.Openings.Any(o => o.Unknowns <= town.Options.UnknownsAllowed)),
                unlock.FromNothing);
        }
    }

    private static bool HasSomething(RoundSnapshot town, NewcomerId newcomer, RuleContext context)
    {
        var person = town.Newcomers.Single(n => n.Id == newcomer);
        return town.Openings.Any(o => PairOutcome.Of(person, o, context) is { IsCandidate: true } outcome && outcome.Unknowns <= town.Options.UnknownsAllowed);
    }

    private static IEnumerable<string> Shown(IEnumerable<TownUnlock> unlocks) =>
        unlocks.Select(u => $"{u.Change.Code} {string.Join(' ', u.People)} {u.Pairs} {u.Openings} {u.FromNothing}");
}
