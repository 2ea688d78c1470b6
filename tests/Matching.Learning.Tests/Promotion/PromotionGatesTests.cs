using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;
using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Promotion;
using Matching.Learning.Training;

namespace Matching.Learning.Tests.Promotion;

/// <summary>Each gate by its figures; which challengers of a whole town they stop is shown by the suite 'gates'.</summary>
public sealed class PromotionGatesTests
{
    private static readonly Measured Fine = new()
    {
        Decisions = 1_000,
        Groups = 200,
        Ndcg = new(0.85, 0.82, 0.88),
        NdcgEarlier = 0.86,
        Rivals =
        [
            new(Comparison.Champion, 0.83, new(0.02, -0.005, 0.04), new(0.03, 0.01, 0.05)),
            new("weighted-sum", 0.83, new(0.02, -0.005, 0.04), new(0.03, 0.01, 0.05)),
            new("ridge", 0.86, new(-0.01, -0.03, 0.01), new(-0.01, -0.03, 0.01)),
        ],
        CalibrationError = 0.03,
        CalibrationNoise = 0.01,
        Auc = 0.7,
        BestFeature = FeatureCode.TravelMinutes,
        BestFeatureAuc = 0.6,
        DirectionsTried = 10_000,
        Drift = [new(FeatureCode.TimeFit, 0.1)],
        PeopleGroups = [Group(ratio: 0.95), Group(ratio: 0.4, decisions: GroupFigure.SmallestCell - 1)],
    };

    [Fact]
    public void A_challenger_that_is_fine_passes_every_gate() =>
        Assert.All(PromotionGates.Judge(Fine), gate => Assert.Equal(GateVerdict.Passes, gate.Verdict));

    [Fact]
    public void A_file_that_cannot_be_used_is_answered_by_the_first_gate_alone() =>
        Assert.Equal([(GateCode.File, GateVerdict.Stops)], Verdicts(new() { Fault = new(RankerFaultCode.Changed) }));

    public static TheoryData<GateCode, Measured> Stopped() => new()
    {
        { GateCode.Enough, Fine with { Decisions = 99 } },
        { GateCode.Enough, Fine with { Groups = 29 } },
        { GateCode.Directions, Fine with { TurnedRound = 1 } },
        { GateCode.Better, Fine with { Rivals = [] } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.9, new(-0.05, -0.08, -0.02), new(0.01, 0, 0.02))] } },
        { GateCode.Better, Fine with { Rivals = [new("weighted-sum", 0.85, new(0.01, -0.01, 0.03), new(0, -0.01, 0.01))] } },
        { GateCode.Better, Fine with { Rivals = [new("weighted-sum", 0.83, new(0.02, 0.01, 0.03), new(0.01, -0.01, 0.03))] } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.83, new(0.02, -0.01, 0.05), new(-0.01, -0.03, 0.01))] } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.83, new(0.02, 0.01, 0.03), new(-0.02, -0.03, -0.01))] } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.83, new(0.02, 0.01, 0.03), new(double.NaN, double.NaN, double.NaN))] } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.83, new(double.NaN, double.NaN, double.NaN), new(0.03, 0.01, 0.05))] } },
        { GateCode.Better, Fine with { Rivals = [.. Fine.Rivals, new("popularity", 0.9, new(-0.05, -0.08, -0.02), new(-0.03, -0.05, -0.01))] } },
        { GateCode.Better, Fine with { Rivals = [BarelyWorse], LearnedFromTwice = true } },
        { GateCode.Better, Fine with { Rivals = [BarelyWorse], LearnedFromTwice = true, Keeps = new(0.005, -0.001, 0.011) } },
        { GateCode.Better, Fine with { Rivals = [BarelyWorse], LearnedFromTwice = true, Keeps = new(double.NaN, double.NaN, double.NaN) } },
        { GateCode.Better, Fine with { Rivals = [BarelyWorse], Keeps = new(0.005, 0.001, 0.009) } },
        { GateCode.Better, Fine with { Rivals = [SurelyWorse], LearnedFromTwice = true, Keeps = new(0.005, 0.001, 0.009) } },
        { GateCode.Better, Fine with { Rivals = [new(Comparison.Champion, 0.83, new(-0.03, -0.05, -0.01), new(0.03, 0.01, 0.05))] } },
        { GateCode.Better, Fine with { Rivals = [new("weighted-sum", 0.83, new(-0.03, -0.05, -0.01), new(0.03, 0.01, 0.05))] } },
        { GateCode.Better, Fine with { Rivals = [new("random", 0.83, new(-0.03, -0.05, -0.01), new(0.03, 0.01, 0.05))] } },
        { GateCode.Calibration, Fine with { CalibrationError = 0.07, CalibrationDoubt = 0.035 } },
        { GateCode.Calibration, Fine with { CalibrationError = 0.05 } },
        { GateCode.Overfit, Fine with { NdcgEarlier = 0.97 } },
        { GateCode.TooGood, Fine with { Auc = 0.97 } },
        { GateCode.TooGood, Fine with { BestFeatureAuc = 0.9 } },
        { GateCode.Drift, Fine with { Drift = [new(FeatureCode.TimeFit, 0.3)] } },
        { GateCode.Groups, Fine with { PeopleGroups = [Group(ratio: 0.5)] } },
    };

    [Theory]
    [MemberData(nameof(Stopped))]
    public void One_bad_figure_is_stopped_by_the_gate_that_is_there_for_it(GateCode gate, Measured measured) =>
        Assert.Equal([gate], PromotionGates.Judge(measured).Where(g => g.Verdict == GateVerdict.Stops).Select(g => g.Gate));

    [Fact]
    public void A_low_ratio_that_was_there_already_asks_for_a_reason_and_stops_nobody() =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Groups, Fine with { PeopleGroups = [Group(ratio: 0.7, worse: 0.97)] }));

    [Fact]
    public void A_low_ratio_that_may_be_chance_is_no_alarm() =>
        Assert.Equal(GateVerdict.Passes, VerdictOf(GateCode.Groups, Fine with { PeopleGroups = [Group(ratio: 0.7, within: 0.4)] }));

    [Fact]
    public void A_low_ratio_of_too_few_days_for_an_interval_asks_for_a_reason_and_a_fair_one_does_not()
    {
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Groups, Fine with { PeopleGroups = [WithoutInterval(0.79)] }));
        Assert.Equal(GateVerdict.Passes, VerdictOf(GateCode.Groups, Fine with { PeopleGroups = [WithoutInterval(0.8)] }));
    }

    [Fact]
    public void Better_than_the_champion_on_average_asks_for_a_reason_until_it_is_sure() =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Better, Fine with
        {
            Rivals = [new(Comparison.Champion, 0.83, new(0.001, -0.005, 0.007), new(0.01, -0.01, 0.03))],
        }));

    [Fact]
    public void An_order_surely_better_than_the_champions_with_chances_as_good_asks_for_a_reason() =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Better, Fine with
        {
            Rivals = [new(Comparison.Champion, 0.83, new(0.02, 0.01, 0.03), new(-0.01, -0.03, 0.01))],
        }));

    [Fact]
    public void One_that_learned_from_twice_as_many_and_surely_keeps_half_of_the_champions_lead_asks_for_a_reason() =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Better, Fine with { Rivals = [BarelyWorse], LearnedFromTwice = true, Keeps = new(0.005, 0.001, 0.009) }));

    [Theory]
    [InlineData(Comparison.Champion)]
    [InlineData("weighted-sum")]
    [InlineData("random")]
    public void An_order_surely_worse_by_less_than_anybody_notices_asks_for_a_reason(string rival) =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Better, Fine with { Rivals = [new(rival, 0.83, new(-0.03, -0.05, -0.009), new(0.03, 0.01, 0.05))] }));

    [Fact]
    public void What_it_keeps_of_a_lead_is_all_of_it_for_the_champion_itself_and_nothing_for_the_weighted_sum()
    {
        var later = ((TrainingView.Ready)TrainingView.Of(Decisions.Some(1_200, caseworkers: 6))).Set;
        var champion = WeightedSumForest.With(new GlassBoxTrainer().Train(later, null, TrainerSettings.ForSchema with { Trees = 20, Patience = 0, Threads = 1 }));
        Measured Beside(Forest forest, IScorer? rival) => Measurement.Of(ChallengeOf(forest) with { Later = later, LearnedFrom = Spread.Of(later), Champion = rival });
        var scorer = ForestScorer.Of(ChallengeOf(champion).Ranker);
        var (same, sum) = (Beside(champion, scorer), Beside(WeightedSumForest.Instance, scorer));

        var lead = same.Rivals.Single(r => r.Name == "weighted-sum").Surer.Mean;
        Assert.True(lead > 0);
        Assert.Equal((1 - Measurement.Kept) * lead, same.Keeps!.Value.Mean, 1e-9);
        Assert.Equal(-Measurement.Kept * lead, sum.Keeps!.Value.Mean, 1e-9);
        Assert.Null(Beside(champion, null).Keeps);
    }

    [Fact]
    public void Chance_makes_more_of_the_distance_where_a_whole_conversation_goes_one_way()
    {
        int[] chances = [.. Enumerable.Repeat(5_000, 400)];
        bool[] together = [.. Enumerable.Range(0, 400).Select(i => i / 4 % 2 == 0)];
        int[] each = [.. Enumerable.Range(0, 401)], inFours = [.. Enumerable.Range(0, 101).Select(i => i * 4)];

        // Every decision is half off: three times √(400 × ½²) / 400; in conversations of four, three times √(100 × 2²) / 400.
        Assert.Equal(3 * 0.025, CalibrationFigures.Of(chances, together, each).Doubt, 1e-9);
        Assert.Equal(3 * 0.05, CalibrationFigures.Of(chances, together, inFours).Doubt, 1e-9);
    }

    [Fact]
    public void A_ranker_that_is_off_alike_everywhere_leaves_no_doubt_about_it()
    {
        // Promised 90 % and never a yes, promised 10 % and always one: a band too high and a band too low, each decision 0.9 off.
        int[] chances = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? 9_000 : 1_000)];
        bool[] wanted = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 1)];

        var figures = CalibrationFigures.Of(chances, wanted, [.. Enumerable.Range(0, 401)]);

        Assert.Equal(0.9, figures.Error, 1e-9);
        Assert.Equal(0, figures.Doubt, 1e-9);
    }

    [Fact]
    public void A_distance_that_chance_may_have_made_asks_for_a_reason() =>
        Assert.Equal(GateVerdict.Alarm, VerdictOf(GateCode.Calibration, Fine with { CalibrationError = 0.06, CalibrationDoubt = 0.035 }));

    [Fact]
    public void A_ranker_that_turns_a_feature_round_is_found_among_random_pairs()
    {
        var good = WeightedSumForest.Instance;
        Forest Turned(Forest forest) => forest with { Trees = [.. forest.Trees.Select(t => Tree.Create(t.Feature, t.Threshold, t.Left, t.Right, [.. t.Leaf.Select(l => -l)]))] };

        Assert.Equal(0, Measurement.Of(ChallengeOf(good)).TurnedRound);
        Assert.True(Measurement.Of(ChallengeOf(Turned(good))).TurnedRound > 100);
    }

    [Fact]
    public void A_spread_that_did_not_move_has_no_drift_and_one_that_moved_has()
    {
        Assert.Equal(0, Spread.Index([0.5, 0.5], [0.5, 0.5], 1_000, 1_000));
        Assert.True(Spread.Index([0.9, 0.1], [0.1, 0.9], 1_000, 1_000) > 1);
        Assert.True(Spread.Index([0.5, 0.5], [0.52, 0.48], 1_000, 100) < 0.05);
    }

    private static Comparison BarelyWorse => new(Comparison.Champion, 0.83, new(0, -0.01, 0.01), new(-0.001, -0.004, 0.002));

    private static Comparison SurelyWorse => new(Comparison.Champion, 0.83, new(0, -0.01, 0.01), new(-0.003, -0.005, -0.001));

    private static Challenge ChallengeOf(Forest forest) => new()
    {
        Ranker = new() { Id = "proef", Forest = forest, Calibration = Calibration.Neutral },
        Earlier = new(FeatureSchema.Count, [], [], []),
        Later = new(FeatureSchema.Count, [], [], []),
        LearnedFrom = [],
    };

    private static List<(GateCode, GateVerdict)> Verdicts(Measured measured) => [.. PromotionGates.Judge(measured).Select(g => (g.Gate, g.Verdict))];

    private static GateVerdict VerdictOf(GateCode gate, Measured measured) => PromotionGates.Judge(measured).Single(g => g.Gate == gate).Verdict;

    private static GroupFigure Group(double ratio, double? worse = null, int decisions = 100, double within = 0.1) => new("sex", "female", decisions, 0.3, 0.3 * ratio, 0.3, ratio, 1, 1)
    {
        RatioInterval = Sure(decisions, ratio, within),
        WorseInterval = Sure(decisions, worse ?? ratio, within),
    };

    private static GroupFigure WithoutInterval(double ratio) => Group(ratio) with { RatioInterval = null, WorseInterval = null };

    private static Interval? Sure(int decisions, double mean, double within) =>
        decisions < GroupFigure.SmallestCell ? null : new(mean, mean - within, mean + within);
}
