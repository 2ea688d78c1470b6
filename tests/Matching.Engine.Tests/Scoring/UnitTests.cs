using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Features;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Scoring;

/// <summary>Scorers count in units of their own; what is written down is in hundredths of log-odds.</summary>
public class UnitTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(1 << 24)]
    public void What_is_written_down_adds_up_and_lies_within_a_hundredth_of_what_was_scored(int unit) => RandomTown.ForAll(town =>
    {
        var (scorer, context) = (new FineScorer(unit), new RuleContext(town));
        var contributions = new int[FeatureSchema.Count];
        foreach (var (newcomer, opening) in town.Newcomers.Zip(town.Openings))
        {
            var row = FeatureSchemaTests.Row(newcomer, opening, context);
            scorer.Explain(row, contributions);
            var evidence = Explainer.Explain(newcomer, opening, context, scorer, row);

            Assert.Equal(evidence.Score, evidence.Base + evidence.Reasons.Sum(r => r.Contribution));
            Assert.Equal(scorer.Chance(scorer.Base + contributions.Sum()), evidence.Chance);
            Assert.Equal((scorer.Base + contributions.Sum()) * 100.0 / unit, evidence.Score, 0.5);
            Assert.All(evidence.Reasons, r =>
                Assert.Equal(contributions[FeatureSchema.IndexOf(r.Feature)] * 100.0 / unit, r.Contribution, 1.0));
        }
    });

    [Fact]
    public void The_tables_of_an_additive_scorer_say_what_it_explains() => RandomTown.ForAll(town =>
    {
        var scorer = WeightedSum.Instance;
        var contributions = new int[FeatureSchema.Count];
        var row = FeatureSchemaTests.Row(town.Newcomers[0], town.Openings[0], new RuleContext(town));
        scorer.Explain(row, contributions);
        Assert.Equal(contributions, FeatureSchema.All.Select((f, i) => scorer.Table(i)[row[i] - f.Low]));
        Assert.All(FeatureSchema.All, (f, i) => Assert.Equal(f.Width, scorer.Table(i).Length));
    });
}
