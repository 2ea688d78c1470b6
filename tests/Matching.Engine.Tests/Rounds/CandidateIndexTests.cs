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

    [Fact]
    public void Every_rule_has_a_line_that_says_what_it_depends_on() =>
        Assert.Equal(HardRules.All.Select(r => r.Code), Keys.Select(k => k.Rule));

    /// <summary>So the tests above would find a line that forgets something.</summary>
    [Theory]
    [MemberData(nameof(KeyedRules))]
    public void A_line_that_forgets_what_the_rule_looks_at_is_found_out(RuleCode rule)
    {
        if (rule is not (RuleCode.OpeningIsOpen or RuleCode.FairWork or RuleCode.PlaceFree))
            Some.IsFoundOut(WildTown.Any, town => Same(town, change: key => key.Rule == rule ? key with { OfPerson = _ => 0 } : key));
        if (rule is not RuleCode.PersonIsActive)
            Some.IsFoundOut(WildTown.Any, town => Same(town, change: key => key.Rule == rule ? key with { OfOpening = _ => 0 } : key));
    }

    [Theory]
    [MemberData(nameof(KeyedRules))]
    public void A_rule_without_a_line_is_asked_pair_by_pair(RuleCode rule) =>
        RandomTown.ForAll(town => Same(town, change: key => key.Rule == rule ? null : key));

    [Fact]
    public void Finding_allocates_nothing()
    {
        var town = Town.Create(new() { Anchor = A.Today, People = 50, Openings = 300 }).Snapshot();
        foreach (var byPlace in new[] { true, false })
        {
            var index = new CandidateIndex(town, new(town), new ParallelOptions(), byPlace: byPlace);
            var (openings, unknowns) = (new int[town.Openings.Count], new byte[town.Openings.Count]);
            FindAll();
            var before = GC.GetAllocatedBytesForCurrentThread();
            FindAll();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

            void FindAll()
            {
                for (var person = 0; person < town.Newcomers.Count; person++)
                    index.Find(person, openings, unknowns);
            }
        }
    }

    public static TheoryData<RuleCode> KeyedRules => [.. Keys.Where(k => k.Treatment == Treatment.ByKey).Select(k => k.Rule)];

    private static IReadOnlyList<RuleKey> Keys => RuleKeys.All(A.Context(), new([]));

    private static void Same(RoundSnapshot town, bool? byPlace = null, Func<RuleKey, RuleKey?>? change = null)
    {
        var context = new RuleContext(town);
        var index = new CandidateIndex(town, context, new ParallelOptions(), change, byPlace);
        var (openings, unknowns) = (new int[town.Openings.Count], new byte[town.Openings.Count]);
        for (var person = 0; person < town.Newcomers.Count; person++)
        {
            var count = index.Find(person, openings, unknowns);
            Assert.True(openings.AsSpan(0, count).SequenceEqual(openings.Take(count).Order().ToArray()));
            Assert.Equal(
                StraightFinder.Find(town, context, person).Select(c => (c.Opening, c.Unknowns)),
                openings.Zip(unknowns, (position, u) => (index.Order.OpeningAt[position], (int)u)).Take(count).Order());

            var (expected, outlook) = (StraightFinder.Outlook(town, context, person), index.Outlook(person));
            Assert.Equal(expected with { Questions = [] }, outlook with { Questions = [] });
            Assert.Equal(expected.Questions, outlook.Questions);
        }
    }
}
