using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Simulation;

namespace Matching.Engine.Tests.Rounds;

public class TownRoundTests
{
    private static readonly RoundSnapshot Waterveen = Town
        .Create(new TownOptions { Anchor = A.Today, People = 200, Openings = 120 })
        .Snapshot();

    [Fact]
    public void Empty_dossiers_mixed_into_a_town_take_nothing_from_anyone_known_who_fits()
    {
        // Their numbers are lower than everyone's, so that they would win every tie.
        var thin = Enumerable.Range(1, 100).Select(i => A.ThinlyKnown(-i) with { Postcode = Waterveen.Newcomers[i].Postcode }).ToList();
        var scarce = Waterveen with { Options = RoundOptions.Default with { Oversubscription = 1, GapMillionths = 0 } };
        var alone = Fitting(MatchingRound.Run(scarce));
        var mixed = MatchingRound.Run(scarce with { Newcomers = [.. scarce.Newcomers, .. thin] });
        Assert.Contains(mixed.People, p => p.Newcomer.Value < 0 && p.Proposals.Count > 0);
        Assert.Equal(alone.Sum(p => p.Points), Fitting(mixed).Sum(p => p.Points));
        Assert.Equal(alone.Count, Fitting(mixed).Count);
    }

    [Fact]
    public void Most_people_of_a_town_get_something_and_the_rest_a_reason()
    {
        var summary = RoundSummary.From(Waterveen, MatchingRound.Run(Waterveen));
        Assert.InRange(summary.PeopleWithProposalOrQuestions, 0.8 * summary.PeopleWithGround, summary.People);
        Assert.InRange(summary.PeopleWithProposal, 0.6 * summary.People, summary.People);
        Assert.Equal(summary.People, summary.PeopleWithProposal + summary.BlockedBy.Values.Sum());
    }

    [Fact]
    public void Judging_and_measuring_a_pair_allocates_nothing()
    {
        var context = new RuleContext(Waterveen);
        var row = new int[FeatureSchema.Count];
        JudgeAll(context, row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JudgeAll(context, row);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void JudgeAll(RuleContext context, int[] row)
    {
        for (var n = 0; n < Waterveen.Newcomers.Count; n++)
            for (var o = 0; o < Waterveen.Openings.Count; o++)
            {
                _ = PairOutcome.Of(Waterveen.Newcomers[n], Waterveen.Openings[o], context);
                FeatureSchema.Read(Waterveen.Newcomers[n], Waterveen.Openings[o], context, row);
            }
    }

    /// <summary>Proposals without a question about a person of whom more than the least is known.</summary>
    private static List<(NewcomerId Newcomer, int Points)> Fitting(RoundResult result) =>
    [
        .. from person in result.People
           where person.Newcomer.Value > 0
           from proposed in person.Proposals
           where proposed.Evidence.Unknowns.Count == 0
           select (person.Newcomer, proposed.Points),
    ];
}
