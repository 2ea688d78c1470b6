using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

public class ExplorationTests
{
    [Fact]
    public void Off_it_marks_nothing_and_on_it_leaves_everybodys_best_and_every_number_of_proposals() => RandomTown.ForAll(town =>
    {
        var plain = MatchingRound.Run(town);
        var explored = MatchingRound.Run(town with { Options = town.Options with { ExplorationPercent = 20 } });
        Assert.DoesNotContain(plain.People.SelectMany(p => p.Proposals), p => p.Evidence.Propensity is not null);
        Assert.Equal(plain.People.Select(p => p.Proposals.Count), explored.People.Select(p => p.Proposals.Count));
        foreach (var (before, after) in plain.People.Zip(explored.People))
        {
            if (before.Proposals.Count > 0)
                Assert.Contains(after.Proposals, p => p.Opening == before.Proposals[0].Opening && p.Evidence.Propensity is null);
            Assert.All(after.Proposals, p => Assert.Equal(p.Evidence.Propensity is null, before.Proposals.Any(b => b.Opening == p.Opening)));
            Assert.All(after.Proposals, p => Assert.True(p.Evidence.Propensity is null or > 0 and <= 2_000));
        }
        foreach (var opening in town.Openings.Where(o => o.Capacity.Free is not null))
            Assert.InRange(explored.People.Count(p => p.Proposals.Any(x => x.Opening == opening.Id)), 0, opening.Capacity.Free!.Value * town.Options.Oversubscription);
    });

    [Fact]
    public void Some_proposals_of_a_town_are_drawn_and_the_certificate_shows_what_that_costs()
    {
        var town = RandomTown.Draw(seed: 4, people: 120, openings: 60);
        var explored = MatchingRound.Run(town with { Options = town.Options with { ExplorationPercent = 20 } });
        Assert.Contains(explored.People.SelectMany(p => p.Proposals), p => p.Evidence.Propensity is not null);
        Assert.True(explored.Certificate!.Primal <= MatchingRound.Run(town).Certificate!.Primal);
    }
}
