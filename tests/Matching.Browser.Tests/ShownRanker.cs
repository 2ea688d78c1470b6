using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Learning.Promotion;
using Matching.Learning.Training;
using Matching.Service.Rankers;

namespace Matching.Browser.Tests;

/// <summary>A ranker with figures of every kind, so that its page shows everything it can show.</summary>
internal static class ShownRanker
{
    public static async Task<string> AddAsync(DemoDesk desk)
    {
        var ranker = new Ranker { Id = "r20261120-voorbeeld", Forest = WeightedSumForest.Instance, Calibration = Calibration.Neutral };
        var measured = new Measured
        {
            Decisions = 400,
            Groups = 80,
            Ndcg = new(0.84, 0.8, 0.88),
            NdcgEarlier = 0.86,
            Rivals = [new("random", 0.78, new(0.06, 0.02, 0.1), new(0.05, 0.02, 0.08)), new("weighted-sum", 0.85, new(-0.01, -0.04, 0.02), new(-0.01, -0.02, 0))],
            CalibrationError = 0.03,
            CalibrationNoise = 0.02,
            Reliability = [new(200, 0.3, 0.28), new(4, 0.7, 0.5)],
            Auc = 0.6,
            BestFeature = FeatureCode.TravelMinutes,
            BestFeatureAuc = 0.55,
            DirectionsTried = 10_000,
            Drift = [new(FeatureCode.TimeFit, 0.1)],
            PeopleGroups =
            [
                new("sex", "female", 180, 0.27, 0.33, 0.33, 0.97, 0.98, 0.95),
                new("literacy", "a", 40, 0.2, 0.2, 0.22, 0.6, 0.62, 0.7),
                new("learning_route", "unknown", 4, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6),
            ],
        };
        var manifest = new RankerManifest
        {
            Id = ranker.Id,
            DataFrom = RankerManifest.Simulated,
            Town = "zaad 7, 140 mensen en 90 plekken, op 2026-11-24",
            Trainer = "glass box",
            Settings = new Dictionary<string, string> { ["bomen"] = "0" },
            Seed = 1,
            SchemaHash = FeatureSchema.Hash,
            EngineVersion = EngineVersion.Current,
            FileHash = new string('0', 64),
            From = new(2026, 8, 26),
            Until = new(2026, 11, 23),
            LaterFrom = new(2026, 11, 2),
            Decisions = 600,
            Groups = 200,
            Caseworkers = 5,
            LeftOut = 100,
            Spread = new Dictionary<string, IReadOnlyList<double>>(),
        };
        var metrics = new RankerMetrics { MeasuredOn = DemoDesk.Today, Champion = "weighted-sum", Measured = measured, Gates = PromotionGates.Judge(measured) };
        await desk.AddRankerAsync(RankerPackage.Of(ranker, RankerFormat.Write(ranker), manifest, metrics));
        return ranker.Id;
    }
}
