using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Features;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Scoring;

public class WeightedSumTests
{
    private static readonly WeightedSum Scorer = WeightedSum.Instance;

    [Fact]
    public void Every_feature_has_one_weight_that_begins_at_its_lowest_value_and_rises() =>
        Assert.All(FeatureSchema.All, f =>
        {
            var bands = Assert.Single(WeightedSum.Weights, w => w.Feature == f.Code).Bands;
            Assert.Equal(f.Low, bands[0].From);
            Assert.Equal(bands.Select(b => b.From).Distinct().Order(), bands.Select(b => b.From));
            Assert.InRange(bands[^1].From, f.Low, f.High);
        });

    [Fact]
    public void No_weight_turns_a_feature_round() =>
        Assert.All(FeatureSchema.All.Where(f => f.Direction != Direction.Free), f =>
        {
            var adds = WeightedSum.Weights.Single(w => w.Feature == f.Code).Bands.Select(b => b.Adds).ToList();
            Assert.Equal(f.Direction == Direction.Up ? adds.Order() : adds.OrderDescending(), adds);
        });

    [Fact]
    public void Contributions_and_base_are_the_score() => RandomTown.ForAll(town =>
    {
        var context = new RuleContext(town);
        var pairs = town.Newcomers.Zip(town.Openings).ToList();
        var features = new FeatureMatrix(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
            FeatureSchema.Read(pairs[i].First, pairs[i].Second, context, features.Row(i));
        var scores = new int[pairs.Count];
        Scorer.Score(features, scores);

        var contributions = new int[FeatureSchema.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            Scorer.Explain(features.Row(i), contributions);
            Assert.Equal(scores[i], Scorer.Base + contributions.Sum());
        }
    });

    [Fact]
    public void Speaking_better_than_asked_earns_no_points_at_a_taalstage()
    {
        var taalstage = A.Opening(kind: OpeningKind.Taalstage) with { Asks = new() { Dutch = new() { Speaking = CefrLevel.A1 } } };
        var beginner = A.Newcomer() with { Dutch = A.Levels(CefrLevel.A1) };
        var advanced = A.Newcomer() with { Dutch = A.Levels(CefrLevel.B1) };
        Assert.Equal(PointsOf(beginner, taalstage), PointsOf(advanced, taalstage));
    }

    [Fact]
    public void An_empty_dossier_stays_below_anyone_known_who_fits_in_an_ordinary_way()
    {
        var ordinaryAtWorst = PointsOf(Scorer.Base, Points.WishPercent(1), unknowns: 0);
        var options = RoundOptions.Default;
        RandomTown.ForAll(town =>
        {
            var context = new RuleContext(town);
            foreach (var postcode in new[] { A.Home, A.NearBy, A.Village })
                foreach (var opening in town.Openings)
                {
                    var thin = A.ThinlyKnown() with { Postcode = postcode };
                    var outcome = PairOutcome.Of(thin, opening, context);
                    if (!outcome.IsCandidate)
                        continue;
                    Assert.True(outcome.Unknowns > 0, "Someone of whom nothing is known passes no opening without a question.");
                    var left = Points.UnknownPercent(outcome.Unknowns, options);
                    var bonuses = (options.FirstProposalBonus + options.StabilityBonus) * left / 100;
                    Assert.InRange(PointsOf(thin, opening, context) + bonuses, 0, ordinaryAtWorst - 1);
                }
        });
    }

    private static int PointsOf(Newcomer newcomer, Opening opening, RuleContext? context = null)
    {
        context ??= A.Context();
        var features = new FeatureMatrix(1);
        FeatureSchemaTests.Row(newcomer, opening, context).CopyTo(features.Row(0));
        var scores = new int[1];
        Scorer.Score(features, scores);
        return PointsOf(scores[0], Points.WishPercent(newcomer.Wishes.WeightOf(opening.Kind)), PairOutcome.Of(newcomer, opening, context).Unknowns);
    }

    private static int PointsOf(int score, int wishPercent, int unknowns) =>
        Points.Of(Scorer.Chance(score), wishPercent, Points.UnknownPercent(unknowns, RoundOptions.Default));
}
