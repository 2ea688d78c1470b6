using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Training;

namespace Matching.Learning.Tests;

public class EqualSpeakersTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    /// <summary>Decisions that favour whoever speaks well, so that a ranker would love to tell the two apart.</summary>
    private static readonly ForestScorer GlassBox = Learned(Decisions.Some(1_500, 5).ConvertAll(d =>
        d.Features[FeatureSchema.IndexOf(FeatureCode.SpeakingFit)] >= 0 ? d with { Decision = "put_forward", Detail = null } : d with { Decision = "rejected", Detail = "language" }));

    [Fact]
    public void Where_a_taalstage_asks_A1_an_A1_and_a_B1_speaker_get_the_same_points()
    {
        var asksA1 = Opening(OpeningKind.Taalstage);
        Assert.Equal(PointsOf(WeightedSum.Instance, CefrLevel.A1, asksA1), PointsOf(WeightedSum.Instance, CefrLevel.B1, asksA1));
        Assert.Equal(PointsOf(GlassBox, CefrLevel.A1, asksA1), PointsOf(GlassBox, CefrLevel.B1, asksA1));
    }

    [Fact]
    public void The_glass_box_of_this_test_did_learn_to_look_at_speaking() =>
        Assert.True(PointsOf(GlassBox, CefrLevel.A0, Opening(OpeningKind.Taalstage)) < PointsOf(GlassBox, CefrLevel.A1, Opening(OpeningKind.Taalstage)));

    private static ForestScorer Learned(IReadOnlyList<LoggedDecision> decisions)
    {
        var set = Assert.IsType<TrainingView.Ready>(TrainingView.Of(decisions)).Set;
        var careful = CarefulTraining.Train(new GlassBoxTrainer(), set, TrainerSettings.ForSchema with { Trees = 60, Threads = 1 });
        return ForestScorer.Of(new() { Id = "glass-box", Forest = careful.Forest, Calibration = careful.Calibration });
    }

    private static int PointsOf(IScorer scorer, CefrLevel speaking, Opening opening)
    {
        var person = new Newcomer
        {
            Id = new(1),
            Municipality = new("GM9001"),
            Caseworker = new(1),
            Postcode = new(8011),
            Dutch = new() { Speaking = speaking, Source = LevelSource.Test, StatedOn = Today },
        };
        var context = new RuleContext(new() { Area = new("waterveen"), BusinessDate = Today, Newcomers = [person], Openings = [opening] });
        var (features, score) = (new FeatureMatrix(1), new int[1]);
        FeatureSchema.Read(person, opening, context, features.Row(0));
        scorer.Score(features, score);
        var unknowns = PairOutcome.Of(person, opening, context).Unknowns;
        return Points.Of(scorer.Chance(score[0]), Points.WishPercent(Wishes.NeutralWeight), Points.UnknownPercent(unknowns, RoundOptions.Default));
    }

    private static Opening Opening(OpeningKind kind) => new()
    {
        Id = new(1),
        Organisation = new(1),
        Kind = kind,
        Postcode = new(8011),
        Asks = new() { Dutch = new() { Speaking = CefrLevel.A1 } },
    };
}
