using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Rounds;

/// <summary>Only the best of a person's candidates take part in the allocation.</summary>
public class CandidatesPerPersonTests
{
    private const int Most = 10;

    [Fact]
    public void Whoever_has_no_more_than_the_list_holds_gets_what_she_got_without_a_limit() => RandomTown.ForAll(town =>
    {
        var (limited, free) = (With(town, town.Openings.Count), With(town, 1_000));
        Assert.Equal(SnapshotFormat.Write(MatchingRound.Run(free)), SnapshotFormat.Write(MatchingRound.Run(limited)));
    });

    [Fact]
    public void Her_best_take_part_and_no_others() => RandomTown.ForAll(town =>
    {
        var (all, best) = (Score(With(town, 1_000)), Score(With(town, Most)));
        for (var person = 0; person < town.Newcomers.Count; person++)
        {
            var expected = all.Of(person).ToArray().OrderByDescending(p => p.Points).ThenBy(p => p.Opening)
                .Where((p, i) => i < Most || p.LastNight).OrderBy(p => p.Opening);
            Assert.Equal(expected, best.Of(person).ToArray());
        }
        Assert.Equal(all.Candidates, best.Candidates);
    });

    [Fact]
    public void Candidates_beyond_the_list_are_counted_but_never_cut_off() => RandomTown.ForAll(town =>
    {
        var scarce = With(town, Most) with { Openings = [.. town.Openings.Select(o => o with { Capacity = new(1, 0) })] };
        var pairs = Score(scarce);
        var result = MatchingRound.Run(scarce);
        for (var person = 0; person < result.People.Count; person++)
        {
            var hers = pairs.Of(person).ToArray().Select(p => scarce.Openings[p.Opening].Id).ToHashSet();
            Assert.All(result.People[person].CutOff.Concat(result.People[person].Proposals.Select(p => p.Opening)), o => Assert.Contains(o, hers));
            Assert.True(result.People[person].Candidates >= hers.Count);
            Assert.False(result.People[person].Standing is Standing.Questions && hers.Count > 0);
        }
    });

    [Fact]
    public void What_lay_before_her_last_night_stays_on_the_list()
    {
        Opening[] openings =
        [
            A.Opening(1) with { Offers = new() },
            .. Enumerable.Range(2, 30).Select(id => A.Opening(id)),
        ];
        var town = With(A.Snapshot([A.Newcomer()], openings), Most);
        Assert.DoesNotContain(Score(town).Of(0).ToArray(), p => p.Opening == 0);

        var kept = Score(town with { LastNight = [new(new(1), new(1))] }).Of(0).ToArray();
        Assert.Equal(Most + 1, kept.Length);
        Assert.Equal((0, true), (kept[0].Opening, kept[0].LastNight));
    }

    private static RoundSnapshot With(RoundSnapshot town, int most) => town with { Options = town.Options with { CandidatesPerPerson = most } };

    private static ScoredPairs Score(RoundSnapshot town)
    {
        var context = new RuleContext(town);
        return ScoredPairs.From(town, context, new CandidateIndex(town, context), PinBoard.Judge(town, context), WeightedSum.Instance, new());
    }
}
