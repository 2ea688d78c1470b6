using System.Globalization;
using Matching.Learning.Baselines;
using Matching.Learning.Evaluation;

namespace Matching.Quality.TownRanking;

/// <summary>
/// Rankers trained on what simulated caseworkers decided, judged on the taste they share, over all candidates of everyone, in twenty towns.
/// Intervals are paired bootstraps over towns. Settings were found on the development towns alone; the evaluation was run once they were frozen.
/// </summary>
internal static class TownRankingSuite
{
    private const double GlassMayLose = 0.01;
    private const double MostCalibrationError = 0.03;
    private const int FewestHeldOut = 20_000;
    private const double MostMoved = 0.05;

    public static IReadOnlyList<Case> Run(IProgress<string> progress) => Run(Scenario.Evaluation, progress);

    public static IReadOnlyList<Case> Develop(IProgress<string> progress) => Run(Scenario.Development, progress);

    private static IReadOnlyList<Case> Run(IReadOnlyList<int> seeds, IProgress<string> progress)
    {
        var runs = new TownRun[seeds.Count];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            runs[i] = TownRun.Of(seeds[i]);
            progress.Report(string.Create(CultureInfo.InvariantCulture,
                $"Town {seeds[i]}: glass box {runs[i].Many["glass box"]:0.0000}, lambdamart {runs[i].Many["lambdamart"]:0.0000}, weighted sum {runs[i].Many["weighted-sum"]:0.0000}, logistic {runs[i].Many["logistic regression"]:0.0000}, few {runs[i].Few["glass box"]:0.0000}"));
        });
        return [.. Quality(runs), .. FewDecisions(runs), .. Calibrated(runs), .. OneCaseworker(runs), .. Scarce(runs), .. EqualAboveWhatIsAsked(runs)];
    }

    private static IEnumerable<Case> Quality(TownRun[] runs)
    {
        foreach (var name in runs[0].Many.Keys)
            yield return Mean($"{name}: NDCG@5 on the true taste", runs, r => r.Many[name], null, _ => true);
        yield return Mean("glass box beyond lambdamart", runs, r => r.Many["glass box"] - r.Many["lambdamart"], -GlassMayLose, i => i.Mean >= -GlassMayLose);
        foreach (var ranker in new[] { "glass box", "lambdamart" })
            foreach (var baseline in Baseline.All)
                yield return Mean($"{ranker} beyond {baseline.Name}", runs, r => r.Many[ranker] - r.Many[baseline.Name], 0, i => i.IsAboveZero);
        yield return new("pair tables, mean per town", runs.Average(r => r.GlassBox.Pairs.Count), null);
        yield return new("trees, mean per town", runs.Average(r => r.GlassBox.Trees), null);
        yield return new("towns where the glass box stayed on the weighted sum", runs.Count(r => r.GlassBox.Trees == 0), null);
    }

    private static IEnumerable<Case> FewDecisions(TownRun[] runs)
    {
        foreach (var name in runs[0].Few.Keys)
            yield return Mean($"{name}, 300 decisions: NDCG@5", runs, r => r.Few[name], null, _ => true);
        foreach (var ranker in new[] { "glass box", "lambdamart" })
        {
            var worst = runs.Min(r => r.Few[ranker] - r.Few["weighted-sum"]);
            yield return Mean($"{ranker} beyond weighted-sum, 300 decisions", runs, r => r.Few[ranker] - r.Few["weighted-sum"], 0, i => i.Mean >= 0);
            yield return new($"{ranker} beyond weighted-sum, 300 decisions, worst town", worst, 0)
            {
                Holds = worst >= 0,
                More = new Dictionary<string, object> { ["townsThatLearned"] = runs.Count(r => r.Few[ranker] != r.Few["weighted-sum"]) },
            };
        }
    }

    private static IEnumerable<Case> Calibrated(TownRun[] runs)
    {
        var all = runs.SelectMany(r => r.HeldOut).ToList();
        var table = Reliability.Of([.. all.Select(d => d.Chance)], [.. all.Select(d => d.Wanted)]);
        yield return new("calibration error, held out", table.Error, MostCalibrationError)
        {
            Holds = table.Error <= MostCalibrationError && all.Count >= FewestHeldOut,
            More = new Dictionary<string, object> { ["decisions"] = all.Count },
        };
        foreach (var band in table.Bands.Where(b => b.Count > 0))
            yield return new(string.Create(CultureInfo.InvariantCulture, $"reliability {band.From / 100}–{band.To / 100} %"), band.Happened, band.Said)
            {
                More = new Dictionary<string, object> { ["decisions"] = band.Count },
            };
    }

    private static IEnumerable<Case> OneCaseworker(TownRun[] runs)
    {
        yield return Mean("moved by a caseworker who rejects one kind", runs, r => r.MovedByOneKind, MostMoved, i => i.Mean <= MostMoved);
        yield return new("… in the worst town", runs.Max(r => r.MovedByOneKind), null);
        yield return Mean("moved by a caseworker who rejects everything", runs, r => r.MovedByEverything, MostMoved, i => i.Mean <= MostMoved);
    }

    private static IEnumerable<Case> Scarce(TownRun[] runs)
    {
        yield return Mean("scarce places to the lowest quarter in language, weighted sum", runs, r => r.LowestQuarterWeightedSum, null, _ => true);
        var reference = runs.Average(r => r.LowestQuarterWeightedSum);
        yield return Mean("scarce places to the lowest quarter in language, glass box", runs, r => r.LowestQuarterGlassBox, reference, i => i.Mean >= reference);
    }

    private static IEnumerable<Case> EqualAboveWhatIsAsked(TownRun[] runs)
    {
        yield return Apart("weighted sum", r => r.ApartWeightedSum);
        yield return Apart("glass box", r => r.ApartGlassBox);

        Case Apart(string name, Func<TownRun, int?> points)
        {
            var found = runs.Select(points).OfType<int>().ToList();
            return new($"most points between an A1 and a B1 speaker where A1 is asked, {name}", found.DefaultIfEmpty(-1).Max(), 0)
            {
                Holds = found.Count > 0 && found.TrueForAll(p => p == 0),
                More = new Dictionary<string, object> { ["towns"] = found.Count },
            };
        }
    }

    private static Case Mean(string name, TownRun[] runs, Func<TownRun, double> value, double? reference, Predicate<Interval> holds)
    {
        var interval = Bootstrap.Of([.. runs.Select(value)]);
        return new(name, interval.Mean, reference)
        {
            Holds = holds(interval),
            More = new Dictionary<string, object> { ["low"] = interval.Low, ["high"] = interval.High },
        };
    }
}
