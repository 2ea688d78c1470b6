using Matching.Engine.Scoring;
using Matching.Learning.Baselines;
using Matching.Learning.Boosting;
using Matching.Learning.GlassBox;
using Matching.Learning.Labels;
using Matching.Learning.Training;

namespace Matching.Quality.TownRanking;

/// <summary>Everything measured in one town.</summary>
internal sealed record TownRun
{
    /// <summary>As the product learns; one thread per town.</summary>
    public static readonly TrainerSettings Glass = LearningWay.GlassBox.Settings with { Threads = 1 };
    public static readonly TrainerSettings Forest = LearningWay.LambdaMart.Settings with { Threads = 1 };

    /// <summary>NDCG@5 on the true taste by name, learned from all decisions and from few.</summary>
    public required IReadOnlyDictionary<string, double> Many { get; init; }
    public required IReadOnlyDictionary<string, double> Few { get; init; }
    public required Careful GlassBox { get; init; }

    /// <summary>Chance in ten-thousandths and what happened, per held-out decision.</summary>
    public required IReadOnlyList<(int Chance, bool Wanted)> HeldOut { get; init; }
    public required double MovedByOneKind { get; init; }
    public required double MovedByEverything { get; init; }
    public required double LowestQuarterGlassBox { get; init; }
    public required double LowestQuarterWeightedSum { get; init; }

    /// <summary>In points; null when the town had no such pair.</summary>
    public required int? ApartGlassBox { get; init; }
    public required int? ApartWeightedSum { get; init; }

    public static TownRun Of(int seed)
    {
        var scenario = Scenario.Of(seed);
        var set = scenario.Training(Scenario.Many);
        var (many, glass) = Judge(scenario, set);
        var (few, _) = Judge(scenario, scenario.Training(Scenario.Few));
        var scorer = ForestScorer.Of(new() { Id = "glass-box", Forest = glass.Forest, Calibration = glass.Calibration });
        var (kind, everything) = Stubborn.Moved(scenario, glass);
        return new()
        {
            Many = many,
            Few = few,
            GlassBox = glass,
            HeldOut = [.. scenario.HeldOut.Select(d => (
                glass.Calibration.Chance(ForestWalk.Score(glass.Forest, [.. d.Features.Select(v => (float)v)])),
                Labels.GradeOf(d.Decision, d.Detail) > 0))],
            MovedByOneKind = kind,
            MovedByEverything = everything,
            LowestQuarterGlassBox = ScarcePlaces.ShareOfLowestQuarter(scenario.JudgedIn, scorer),
            LowestQuarterWeightedSum = ScarcePlaces.ShareOfLowestQuarter(scenario.JudgedIn, WeightedSum.Instance),
            ApartGlassBox = EqualSpeakers.Apart(scenario.JudgedIn, scorer),
            ApartWeightedSum = EqualSpeakers.Apart(scenario.JudgedIn, WeightedSum.Instance),
        };
    }

    private static (Dictionary<string, double>, Careful) Judge(Scenario scenario, TrainingSet set)
    {
        var rows = scenario.Truth.Data.Set;
        var glass = CarefulTraining.Train(new GlassBoxTrainer(), set, Glass);
        var forest = CarefulTraining.Train(new LambdaMart(), set, Forest);
        var found = Baseline.All.ToDictionary(b => b.Name, b => scenario.Truth.Ndcg(b.Scores(set, rows)));
        found["glass box"] = scenario.Truth.Ndcg(Scored.By(glass.Forest, rows));
        found["lambdamart"] = scenario.Truth.Ndcg(Scored.By(forest.Forest, rows));
        return (found, glass);
    }
}
