using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class RoundSummaryTests
{
    [Fact]
    public void Everybody_is_counted_once_under_a_proposal_or_under_what_is_in_the_way()
    {
        var sport = A.Opening(2, OpeningKind.SportsClub) with { Asks = new() { ContactLanguages = ["fr"] } };
        Newcomer[] people =
        [
            A.Newcomer(1),
            A.Newcomer(2),
            A.Newcomer(3) with { Status = NewcomerStatus.Paused },
            A.ThinlyKnown(4),
            A.Newcomer(5) with { Consents = [.. OpeningKinds.All.Select(k => new Consent(k, ConsentAnswer.Refused, null))] },
        ];
        var town = A.Snapshot(people, [A.Opening() with { Capacity = new(1, 0) }, sport]) with { Options = RoundOptions.Default with { Oversubscription = 1 } };
        var summary = RoundSummary.From(town, MatchingRound.Run(town));

        Assert.Equal((5, 2, 10L, 4L, 1, 1), (summary.People, summary.Openings, summary.Pairs, summary.Candidates, summary.Proposals, summary.PeopleWithProposal));
        Assert.Equal(["personIsActive 1", "ground 1", "noPlace 1", "questions 1"], summary.BlockedBy.Select(b => $"{b.Key} {b.Value}"));
        Assert.Equal((2, 4), (summary.PeopleWithProposalOrQuestions, summary.PeopleWithGround));
        Assert.Equal("weighted-sum", summary.Ranker);
        Assert.InRange(summary.OptimalityGap!.Value, 0, RoundOptions.Default.GapMillionths / 1_000_000.0);
    }

    [Fact]
    public void A_town_without_openings_has_no_place_for_anyone()
    {
        var town = A.Snapshot([A.Newcomer()], []);
        Assert.Equal(1, RoundSummary.From(town, MatchingRound.Run(town)).BlockedBy[RoundSummary.NoPlace]);
    }

    [Fact]
    public void A_town_without_people_has_nothing_to_say()
    {
        var town = A.Snapshot([], [A.Opening()]);
        Assert.Empty(RoundSummary.From(town, MatchingRound.Run(town)).BlockedBy);
    }
}
