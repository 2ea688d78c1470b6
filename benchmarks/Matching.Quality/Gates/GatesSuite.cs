using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>
/// Do the gates stop bad challengers, each by the gate that is there for it, and let good ones pass? What good means, and of what town,
/// stands at <see cref="GateTown"/>. A gate that asks for a written reason stops nobody; how many ask is told. And no poorer twin, held
/// against the good one, may pass without that question.
/// The gates were developed on cities 1 to 8 and 1001 to 1100 (<see cref="GateRates"/>); the answer comes from cities that nobody had seen:
/// 501 and on, since 101 to 122, 201 to 220, 301 to 320 and 401 to 420 were looked at.
/// </summary>
internal static class GatesSuite
{
    private const int GoodOnes = 20;
    private const int AtOnce = 2;

    public static Suite Suite { get; } = new(
        "gates", "Do the gates stop bad challengers and let good ones pass?", progress => Run(501, GoodOnes, progress));

    public static Suite Development { get; } = new(
        "gates-development", "The same, on the cities on which the gates were developed.", progress => Run(1, 8, progress));

    private static List<Case> Run(int firstSeed, int wanted, IProgress<string> progress)
    {
        var runs = new List<GateRun>();
        while (runs.Count(r => r.Good.IsBetter) is var good && good < wanted && runs.Count < 2 * wanted)
        {
            var next = new GateRun[Math.Min(AtOnce, wanted - good)];
            Parallel.For(0, next.Length, i =>
            {
                next[i] = GateRun.Of(firstSeed + runs.Count + i);
                progress.Report(next[i].ToString());
            });
            runs.AddRange(next);
        }
        return [Passing(runs, wanted), .. Bad(runs), Twins(runs), .. runs.Select(Good)];
    }

    private static Case Passing(List<GateRun> runs, int wanted)
    {
        var good = runs.Where(r => r.Good.IsBetter).Select(r => r.Good).ToList();
        var notStopped = good.Count(g => !g.IsStopped);
        return new("good challengers that no gate stops", notStopped, wanted)
        {
            Holds = notStopped == wanted,
            More = new Dictionary<string, object>
            {
                ["asked for a reason"] = good.Count(g => g.IsAsked),
                ["cities"] = runs.Count,
                ["not truly better"] = runs.Count - good.Count,
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

    private static Case Twins(List<GateRun> runs)
    {
        var poorer = runs.Where(r => !r.Twin.IsBetter).Select(r => r.Twin).ToList();
        var pass = poorer.Count(t => t.Passes);
        return new("truly poorer twins that pass without a question", pass, 0)
        {
            Holds = pass == 0,
            More = new Dictionary<string, object> { ["of"] = poorer.Count, ["stopped"] = poorer.Count(t => t.IsStopped), ["asked for a reason"] = poorer.Count(t => t.IsAsked) },
        };
    }

    /// <summary>The value is the number of gates that stop it.</summary>
    private static Case Good(GateRun run)
    {
        var (good, measured) = (run.Good, run.Good.Measured);
        var beside = measured.Rivals.ToDictionary(r => r.Name);
        var rival = beside.GetValueOrDefault(Comparison.Champion) ?? beside["weighted-sum"];
        var more = good.FiguresBeside(rival);
        more["surerThanRidge"] = JudgedChallenger.Rounded(beside["ridge"].Surer.Mean);
        more["earlierMinusLater"] = JudgedChallenger.Rounded(measured.NdcgEarlier - measured.Ndcg.Mean);
        more["auc"] = Math.Round(measured.Auc, 3);
        more["lowestGroupRatio"] = Math.Round(measured.PeopleGroups.Where(g => !g.IsSmall).Min(g => g.Ratio), 3);
        more["decisions"] = measured.Decisions;
        more["conversations"] = measured.Groups;
        return new($"city {run.Seed}, beside {run.Champion}", good.StoppedBy.Count, good.IsBetter ? 0 : null) { Holds = !good.IsBetter || !good.IsStopped, More = more };
    }
}
