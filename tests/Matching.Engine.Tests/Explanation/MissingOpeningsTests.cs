using Matching.Engine.Domain;
using Matching.Engine.Explanation.Missing;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Explanation;

public class MissingOpeningsTests
{
    [Fact]
    public void The_opening_that_would_serve_those_who_get_nothing_is_found_with_the_most_dutch_it_may_ask()
    {
        var town = A.Snapshot(Enumerable.Range(1, 6).Select(id => OnlySaturday(id)), []);
        var missing = Assert.Single(MissingOpenings.Of(town, MatchingRound.Run(town)));
        Assert.Equal(new(OpeningKind.SportsClub, CefrLevel.A1, A.DayParts("za-o"), A.Home, 6), missing);
    }

    [Fact]
    public void A_small_group_is_not_pointed_at()
    {
        var town = A.Snapshot(Enumerable.Range(1, 4).Select(id => OnlySaturday(id)), []);
        var result = MatchingRound.Run(town);
        Assert.Empty(MissingOpenings.Of(town, result));
        Assert.Single(MissingOpenings.Of(town, result, smallestGroup: 4));
    }

    [Fact]
    public void A_hidden_postcode_is_never_named()
    {
        var town = A.Snapshot(Enumerable.Range(1, 6).Select(id => OnlySaturday(id) with { Shielded = id < 6, Postcode = id < 6 ? A.Home : A.NearBy }), []);
        Assert.Equal(A.NearBy, Assert.Single(MissingOpenings.Of(town, MatchingRound.Run(town))).Near);
    }

    [Fact]
    public void Each_next_one_serves_others() => RandomTown.ForAll(town =>
    {
        var result = MatchingRound.Run(town);
        var context = new RuleContext(town);
        var left = result.People.Where(p => p.Standing != Standing.Proposed).Select(p => p.Newcomer).ToHashSet();
        foreach (var missing in MissingOpenings.Of(town, result, smallestGroup: 1))
        {
            var served = town.Newcomers
                .Where(n => left.Contains(n.Id))
                .Where(n => PairOutcome.Of(n, missing.AsOpening(town.BusinessDate), context) is { IsCandidate: true } o && o.Unknowns <= town.Options.UnknownsAllowed)
                .Select(n => n.Id)
                .ToList();
            Assert.Equal(served.Count, missing.People);
            left.ExceptWith(served);
        }
    });

    [Fact]
    public void A_template_serves_whom_all_rules_together_let_through() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        MissingOpening[] templates =
        [
            .. from kind in OpeningKinds.All
               from level in new CefrLevel?[] { null, CefrLevel.A2 }
               from dayPart in new[] { A.DayParts("ma-o"), A.DayParts("za-o") }
               from place in new[] { A.Home, A.Village }
               select new MissingOpening(kind, level, dayPart, place, 0),
        ];
        var fit = new TemplateFit(town.Newcomers, templates, context);
        foreach (var template in templates)
            Assert.Equal(
                town.Newcomers.Index().Where(n =>
                    PairOutcome.Of(n.Item, template.AsOpening(town.BusinessDate), context) is { IsCandidate: true } o && o.Unknowns <= town.Options.UnknownsAllowed)
                    .Select(n => n.Index),
                fit.Served(template));
    });

    /// <summary>Wants to do sports, is free on Saturday morning only, and speaks A1.</summary>
    private static Newcomer OnlySaturday(long id) => A.Newcomer(id) with
    {
        Dutch = A.Levels(CefrLevel.A1),
        Wishes = new() { Kinds = [.. OpeningKinds.All.Where(k => k != OpeningKind.SportsClub).Select(k => new KindWish(k, 0))] },
        Availability = A.Newcomer().Availability with { Free = A.DayParts("za-o"), Lessons = default, Care = default },
    };
}
