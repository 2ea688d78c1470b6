using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Scoring;
using Matching.Learning.Promotion;
using Matching.Learning.Training;
using Matching.Service.Rankers;

namespace Matching.TestKit;

/// <summary>A ranker with figures of every kind, one gate missed and small groups, so that its page shows everything it can show.</summary>
public static class ShownRanker
{
    /// <summary>Learned in the ninety days before, of which the last twenty are the later weeks.</summary>
    public static RankerPackage Package(string id, DateOnly today)
    {
        var ranker = new Ranker { Id = id, Forest = WeightedSumForest.Instance, Calibration = Calibration.Neutral };
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
            Id = id,
            DataFrom = RankerManifest.Simulated,
            Town = "zaad 7",
            Trainer = "glass box",
            Settings = new Dictionary<string, string> { ["bomen"] = "0" },
            Seed = 1,
            SchemaHash = FeatureSchema.Hash,
            EngineVersion = EngineVersion.Current,
            FileHash = new string('0', 64),
            From = today.AddDays(-90),
            Until = today.AddDays(-1),
            LaterFrom = today.AddDays(-20),
            Decisions = 600,
            Groups = 200,
            Caseworkers = 5,
            LeftOut = 100,
            Spread = new Dictionary<string, IReadOnlyList<double>>(),
        };
        var metrics = new RankerMetrics { MeasuredOn = today, Champion = "weighted-sum", Measured = measured, Gates = PromotionGates.Judge(measured) };
        return RankerPackage.Of(ranker, RankerFormat.Write(ranker), manifest, metrics);
    }
}
