using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>
/// Do the gates stop bad challengers, each by the gate that is there for it, and let good ones pass? One town per seed: its own good challenger
/// as the product learns it, and the eight bad ones made from it.
/// </summary>
internal static class GatesSuite
{
    public const int GoodOnes = 20;
    public const int TownsWithBadOnes = 5;
    public const int People = 2_400;

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        var cases = new List<Case>();
        for (var seed = 1; seed <= GoodOnes; seed++)
        {
            progress.Report($"town {seed} of {GoodOnes}");
            var town = GateTown.Of(seed, People);
            var good = town.Learn();
            var measured = Measurement.Of(town.Challenge(good));
            cases.Add(Good(seed, measured));
            if (seed <= TownsWithBadOnes)
                cases.AddRange(BadChallengers.Of(town, good).Select(bad => Bad(seed, bad)));
        }
        return cases;
    }

    /// <summary>The value is the number of gates that do not let it pass.</summary>
    private static Case Good(int seed, Measured measured)
    {
        var against = Against(measured);
        return new($"good, town {seed}", against.Count, 0)
        {
            Holds = against.Count == 0,
            More = new Dictionary<string, object>
            {
                ["against"] = string.Join(" ", against),
                ["ndcg"] = Math.Round(measured.Ndcg.Mean, 4),
                ["beyondWeightedSum"] = Math.Round(measured.Rivals.First(r => r.Name == "weighted-sum").Better.Mean, 4),
                ["surerThanWeightedSum"] = Math.Round(measured.Rivals.First(r => r.Name == "weighted-sum").Surer.Mean, 4),
                ["low"] = Math.Round(measured.Rivals.First(r => r.Name == "weighted-sum").Surer.Low, 4),
                ["calibrationError"] = Math.Round(measured.CalibrationError, 4),
                ["earlierMinusLater"] = Math.Round(measured.NdcgEarlier - measured.Ndcg.Mean, 4),
                ["alarms"] = string.Join(" ", PromotionGates.Judge(measured).Where(g => g.Verdict == GateVerdict.Alarm).Select(g => g.Gate)),
                ["lowestGroupRatio"] = Math.Round(measured.PeopleGroups.Where(g => !g.IsSmall).Min(g => g.Ratio), 3),
                ["decisions"] = measured.Decisions,
            },
        };
    }

    private static Case Bad(int seed, BadChallenger bad)
    {
        var against = Against(bad.Measured);
        return new($"{bad.Name}, town {seed}", against.Count, 1)
        {
            Holds = against.Contains(bad.Meant),
            More = new Dictionary<string, object>
            {
                ["stoppedBy"] = string.Join(" ", against),
                ["meant"] = bad.Meant.ToString(),
                ["earlierMinusLater"] = Math.Round(bad.Measured.NdcgEarlier - bad.Measured.Ndcg.Mean, 4),
            },
        };
    }

    /// <summary>The gates that stop it; an alarm asks for a reason and stops nobody.</summary>
    public static IReadOnlyList<GateCode> Against(Measured measured) =>
        [.. PromotionGates.Judge(measured).Where(g => g.Verdict == GateVerdict.Stops).Select(g => g.Gate)];
}
