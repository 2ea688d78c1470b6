using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Explanation;

public class TalkingPointsTests
{
    [Fact]
    public void For_and_against_add_up_to_the_score() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        foreach (var person in MatchingRound.Run(town).People)
            foreach (var proposed in person.Proposals)
            {
                var points = Of(town, person.Newcomer, proposed, context);
                Assert.Equal(proposed.Evidence.Score, points.Base + points.For.Concat(points.Against).Sum(p => p.Reason.Contribution));
                Assert.All(points.For, p => Assert.True(p.Reason.Contribution > 0));
                Assert.All(points.Against, p => Assert.True(p.Reason.Contribution < 0));
                Assert.Equal(points.For.Select(p => p.Reason.Contribution).OrderDescending(), points.For.Select(p => p.Reason.Contribution));
                Assert.Equal(points.Against.Select(p => p.Reason.Contribution).Order(), points.Against.Select(p => p.Reason.Contribution));
            }
    });

    [Fact]
    public void The_free_dagdelen_are_those_that_the_rule_counts() => Some.PairHolds((newcomer, opening) =>
    {
        var context = A.Context();
        var counted = new FreeDayPartsRule().Evaluate(newcomer, opening, context).Shortfall;
        if (FactReader.FreeThere(newcomer, opening, context) is { } free)
            Assert.Equal(counted.Has, free.Size);
        else
            Assert.Equal(Measure.None, counted.Measure);
    });

    [Fact]
    public void A_fact_carries_its_source_and_date()
    {
        var points = Proposed(A.Newcomer() with { Dutch = A.Levels(CefrLevel.B1) });
        var speaking = points.For.Single(p => p.Reason.Feature == FeatureCode.SpeakingFit);
        Assert.Equal(new SpeakingFact(CefrLevel.B1, CefrLevel.A2), speaking.Fact);
        Assert.Equal(new(SourceKind.DutchLevel, A.Today.AddMonths(-1), LevelSource.Test), speaking.Source);
        Assert.Equal(new(SourceKind.Plan, A.Today.AddMonths(-8)), points.For.Single(p => p.Reason.Feature == FeatureCode.GoalFit).Source);
        Assert.Equal(new(SourceKind.Consent, A.Today.AddMonths(-2)), points.Ground);
    }

    [Fact]
    public void Without_consent_the_ground_is_the_public_task_and_without_that_a_question()
    {
        var notAsked = A.Newcomer() with { Consents = [] };
        Assert.Equal(SourceKind.PublicTask, Proposed(notAsked).Ground!.Value.Kind);
        Assert.Null(Proposed(notAsked, A.Opening(kind: OpeningKind.Maatje)).Ground);
    }

    [Fact]
    public void What_is_not_known_is_said_and_not_taken_for_a_no()
    {
        var points = Proposed(A.Newcomer() with { GuidanceNeeded = null });
        Assert.IsType<NotKnown>(points.Against.Single(p => p.Reason.Feature == FeatureCode.GuidanceFit).Fact);
    }

    private static TalkingPoints Proposed(Newcomer newcomer, Opening? opening = null)
    {
        var town = A.Snapshot([newcomer], [opening ?? A.Opening()]);
        return Of(town, newcomer.Id, Assert.Single(MatchingRound.Run(town).People[0].Proposals), new RuleContext(town));
    }

    private static TalkingPoints Of(RoundSnapshot town, NewcomerId newcomer, ProposedOpening proposed, RuleContext context) => TalkingPoints.Of(
        town.Newcomers.Single(n => n.Id == newcomer), town.Openings.Single(o => o.Id == proposed.Opening), proposed.Evidence, context);
}
