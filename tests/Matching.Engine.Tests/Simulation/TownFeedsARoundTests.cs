using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

public class TownFeedsARoundTests
{
    [Fact]
    public void Most_people_get_a_proposal_or_a_question() => IsServed(Towns.RoundOfWaterveen.Snapshot, Towns.RoundOfWaterveen.Result);

    [Fact]
    public void So_they_do_in_a_smaller_town_with_other_postcodes()
    {
        var snapshot = Create("GM0687", 150, 100, 5).Snapshot();
        IsServed(snapshot, MatchingRound.Run(snapshot));
    }

    [Theory]
    [InlineData("GM0193")]
    [InlineData("GM0096")]
    [InlineData("GM0363")]
    public void Ten_people_and_eight_openings_are_a_town_too(string municipality)
    {
        var town = Create(municipality, 10, 8, 1);

        Assert.Equal(5, town.Openings.Select(o => o.Opening.Kind).Distinct().Count());
        Assert.Null(Assert.Single(town.Accounts, a => a.Role == AccountRole.Caseworker).Deputy);
        Assert.Equal(10, MatchingRound.Run(town.Snapshot()).People.Count);
    }

    [Fact]
    public void Any_municipality_lends_its_postcodes()
    {
        var code = new MunicipalityCode("GM0687");
        var town = Create(code.Value, 40, 30, 1);

        Assert.All(town.Newcomers, p => Assert.Equal(code, Geography.Netherlands.Find(p.Newcomer.Postcode)?.Municipality));
        Assert.Equal(code, town.Municipality);
    }

    [Fact]
    public void An_unknown_municipality_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Create("GM9999", 10, 8, 1));
        Assert.Contains("GM9999", error.Message, StringComparison.Ordinal);
    }

    private static void IsServed(RoundSnapshot snapshot, RoundResult result)
    {
        var summary = RoundSummary.From(snapshot, result);
        Assert.True(summary.PeopleWithProposal >= 0.6 * summary.People, $"{summary.PeopleWithProposal} of {summary.People} have a proposal.");
        Assert.True(
            summary.PeopleWithProposalOrQuestions >= 0.8 * summary.PeopleWithGround,
            $"{summary.PeopleWithProposalOrQuestions} of {summary.PeopleWithGround} have a proposal or a question.");
    }

    private static Town Create(string municipality, int people, int openings, long seed) => Town.Create(new()
    {
        Anchor = Towns.Anchor,
        Municipality = new(municipality),
        People = people,
        Openings = openings,
        Seed = seed,
    });
}
