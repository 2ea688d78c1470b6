using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>
/// Do the gates stop bad challengers, each by the gate that is there for it, and let good ones pass? What good means, and of what town,
/// stands at <see cref="GateTown"/>. A gate that asks for a written reason stops nobody; how many ask is told.
/// The gates were developed on cities 1 to 8; the answer comes from cities that nobody had seen: 201 and on, since 101 to 122 were looked at
/// when the learner changed (one good ranker was stopped there, for chances no better than the champion's beside an order that surely was).
/// </summary>
internal static class GatesSuite
{
    private const int GoodOnes = 20;
    private const int AtOnce = 2;

    public static Suite Suite { get; } = new(
        "gates", "Do the gates stop bad challengers and let good ones pass?", progress => Run(201, GoodOnes, progress));

    public static Suite Development { get; } = new(
        "gates-development", "The same, on the cities on which the gates were developed.", progress => Run(1, 8, progress));

    private static List<Case> Run(int firstSeed, int wanted, IProgress<string> progress)
    {
        var runs = new List<GateRun>();
        while (runs.Count(r => r.IsGood) is var good && good < wanted && runs.Count < 2 * wanted)
        {
            var next = new GateRun[Math.Min(AtOnce, wanted - good)];
            Parallel.For(0, next.Length, i =>
            {
                next[i] = GateRun.Of(firstSeed + runs.Count + i);
                progress.Report(next[i].ToString());
            });
            runs.AddRange(next);
        }
        return [Passing(runs, wanted), .. Bad(runs), .. runs.Select(Good)];
    }

    private static Case Passing(List<GateRun> runs, int wanted)
    {
        var passing = runs.Count(r => r.IsGood && r.StoppedBy.Count == 0);
        return new("good challengers that no gate stops", passing, wanted)
        {
            Holds = passing == wanted,
            More = new Dictionary<string, object>
            {
                ["asked for a reason"] = runs.Count(r => r.IsGood && r.StoppedBy.Count == 0 && r.AskedBy.Count > 0),
                ["cities"] = runs.Count,
                ["not truly better"] = runs.Count(r => !r.IsGood),
            },
        };
    }

    /// <summary>A line per bad challenger: in how many cities the gate meant for it stops it, and in how many each gate does.</summary>
    private static IEnumerable<Case> Bad(List<GateRun> runs) =>
        from bad in runs.SelectMany(r => r.Bad).GroupBy(b => (b.Name, b.Meant))
        let stopped = bad.Count(b => b.StoppedBy.Contains(bad.Key.Meant))
        select new Case($"{bad.Key.Name}: stopped by {bad.Key.Meant}", stopped, runs.Count)
        {
            Holds = stopped == runs.Count,
            More = PromotionGates.All.ToDictionary(g => g.Code.ToString(), g => (object)bad.Count(b => b.StoppedBy.Contains(g.Code))),
        };

    /// <summary>The value is the number of gates that stop it.</summary>
    private static Case Good(GateRun run)
    {
        var (measured, beside) = (run.Measured, run.Measured.Rivals.Select(r => (r.Name, r)).ToDictionary(r => r.Name, r => r.r));
        var rival = beside.GetValueOrDefault(Comparison.Champion) ?? beside["weighted-sum"];
        return new($"city {run.Seed}, beside {run.Champion}", run.StoppedBy.Count, run.IsGood ? 0 : null)
        {
            Holds = !run.IsGood || run.StoppedBy.Count == 0,
            More = new Dictionary<string, object>
            {
                ["trulyBetter"] = Math.Round(run.TrueGain, 4),
                ["stoppedBy"] = string.Join(' ', run.StoppedBy),
                ["askedBy"] = string.Join(' ', run.AskedBy),
                ["surer"] = Math.Round(rival.Surer.Mean, 4),
                ["surerLow"] = Math.Round(rival.Surer.Low, 4),
                ["orders"] = Math.Round(rival.Better.Mean, 4),
                ["ordersLow"] = Math.Round(rival.Better.Low, 4),
                ["ordersHigh"] = Math.Round(rival.Better.High, 4),
                ["surerThanRidge"] = Math.Round(beside["ridge"].Surer.Mean, 4),
                ["calibrationError"] = Math.Round(measured.CalibrationError, 4),
                ["earlierMinusLater"] = Math.Round(measured.NdcgEarlier - measured.Ndcg.Mean, 4),
                ["auc"] = Math.Round(measured.Auc, 3),
                ["lowestGroupRatio"] = Math.Round(measured.PeopleGroups.Where(g => !g.IsSmall).Min(g => g.Ratio), 3),
                ["decisions"] = measured.Decisions,
                ["conversations"] = measured.Groups,
            },
        };
    }
}
