using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rounds.Candidates;
using Matching.Engine.Rules;
using Matching.Simulation;

namespace Matching.Engine.Tests.Rounds;

public class CandidateIndexTests
{
    [Fact]
    public void In_wild_towns_every_pair_is_judged_as_the_rules_judge_it() => Some.Holds(WildTown.Any, town => Same(town));

    [Fact]
    public void So_it_is_with_the_openings_in_the_order_of_place() => Some.Holds(WildTown.Any, town => Same(town, byPlace: true));

    [Theory]
    [InlineData(1, 61, 513)]
    [InlineData(2, 200, 127)]
    [InlineData(3, 7, 1_100)]
    [InlineData(4, 1, 1)]
    public void In_towns_of_odd_sizes_every_pair_is_judged_as_the_rules_judge_it(int seed, int people, int openings)
    {
        var town = Town.Create(new() { Anchor = A.Today, Seed = seed, People = people, Openings = openings }).Snapshot();
        Same(town);
        Same(town, byPlace: true);
    }

    [Fact]
    public void A_town_without_openings_or_people_has_no_candidates()
    {
        Same(A.Snapshot([A.Newcomer()], []));
        Same(A.Snapshot([], [A.Opening()]));
    }

    private static void Same(RoundSnapshot town, bool? byPlace = null, Func<RuleKey, RuleKey?>? change = null)
    {
        var context = new RuleContext(town);
        var index = new CandidateIndex(town, context, new ParallelOptions(), change, byPlace);
        var (openings, unknowns) = (new int[town.Openings.Count], new byte[town.Openings.Count]);
        for (var person = 0; person < town.Newcomers.Count; person++)
        {
            var count = index.Find(person, openings, unknowns);
            Assert.Equal(StraightFinder.Find(town, context, person).Select(c => (c.Opening, c.Unknowns)), openings.Zip(unknowns, (o, u) => (o, (int)u)).Take(count));
        }
    }
}
