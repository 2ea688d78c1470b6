using System.Globalization;
using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>
/// How often the gates are wrong: twenty good ones say little about a gate that stops one good one in ten. A hundred cities, each with four
/// challengers that learned alike from more or fewer decisions; and what other rules beside the champion would have said of them.
/// These are the cities on which the gates were set; <see cref="GatesSuite"/> answers on others.
/// </summary>
internal static class GateRates
{
    private const int First = 1001;
    private const int Cities = 100;
    private const int AtOnce = 2;
    private const double Margin = 0.01;

    public static Suite Suite { get; } = new("gate-rates", "How often do the gates stop what is better, and let pass what is not?", Run);

    private sealed record City(int Seed, JudgedChallenger BesideTheSum, JudgedChallenger BesideAQuarter, JudgedChallenger HalfBesideAQuarter, JudgedChallenger AQuarterBesideAll);

    /// <summary>Rules that were weighed (ADR 0012): whether each stops, by what stands beside the champion alone.</summary>
    private static readonly (string Name, Func<Comparison, Measured, bool> Stops)[] Alternatives =
    [
        ("no order surely worse; surely better chances, better on average, or a surely better order",
            (c, _) => !(c.Better.High > 0) || !MayBeBetter(c)),
        ("an order surely worse stops by 0.01 and more only",
            (c, _) => !(c.Better.High > -Margin) || !MayBeBetter(c)),
        ("the same, and half of the lead is enough, whatever it learned from",
            (c, m) => !(c.Better.High > -Margin) || !(MayBeBetter(c) || (c.Surer.High > 0 && m.Keeps is { IsAboveZero: true }))),
    ];

    private static bool MayBeBetter(Comparison champion) => champion.Surer.High > 0 && (champion.Surer.Mean > 0 || champion.Better.IsAboveZero);

    private static List<Case> Run(IProgress<string> progress)
    {
        var cities = new City[Cities];
        Parallel.For(0, Cities, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, i =>
        {
            cities[i] = Of(First + i);
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"City {First + i}"));
        });
        return
        [
            .. Wrong("all decisions, beside the weighted sum", cities.Select(c => c.BesideTheSum)),
            .. Wrong("all decisions, beside one that learned from a quarter", cities.Select(c => c.BesideAQuarter)),
            .. Wrong("half of them, beside one that learned from a quarter", cities.Select(c => c.HalfBesideAQuarter)),
            .. Wrong("a quarter, beside one that learned from all", cities.Select(c => c.AQuarterBesideAll)),
            .. Alternatives.Select(rule => Weighed(rule.Name, rule.Stops, cities)),
            Shown(cities),
            .. cities.Select(c => new Case($"city {c.Seed}, all beside a quarter", c.BesideAQuarter.StoppedBy.Count, null) { More = c.BesideAQuarter.FiguresBeside(Champion(c.BesideAQuarter)) }),
        ];
    }

    private static City Of(int seed)
    {
        var town = GateTown.Of(seed);
        var (all, half, quarter) = (town.Learn(), town.LearnFrom(2 * GateTown.Quarter), town.LearnFrom(GateTown.Quarter));
        return new(
            seed, town.Judged(all, null, learnedFromTwice: false), town.Judged(all, quarter, learnedFromTwice: true),
            town.Judged(half, quarter, learnedFromTwice: true), town.Judged(quarter, all, learnedFromTwice: false));
    }

    /// <summary>Of those that are truly better the value is how many are stopped, of the others how many pass without a question.</summary>
    private static IEnumerable<Case> Wrong(string name, IEnumerable<JudgedChallenger> challengers)
    {
        var all = challengers.ToLookup(c => c.IsBetter);
        yield return new($"{name}: better, and stopped", all[true].Count(c => c.IsStopped), null) { More = More([.. all[true]]) };
        yield return new($"{name}: not better, and passes", all[false].Count(c => c.Passes), null) { More = More([.. all[false]]) };
    }

    private static Dictionary<string, object> More(IReadOnlyList<JudgedChallenger> challengers)
    {
        var more = new Dictionary<string, object>
        {
            ["of"] = challengers.Count,
            ["stopped"] = challengers.Count(c => c.IsStopped),
            ["asked for a reason"] = challengers.Count(c => c.IsAsked),
            ["pass"] = challengers.Count(c => c.Passes),
        };
        foreach (var gate in PromotionGates.All.Select(g => g.Code))
        {
            if (challengers.Count(c => c.StoppedBy.Contains(gate)) is > 0 and var stopped)
                more[$"stopped by {gate}"] = stopped;
            if (challengers.Count(c => c.AskedBy.Contains(gate)) is > 0 and var asked)
                more[$"asked by {gate}"] = asked;
        }
        return more;
    }

    /// <summary>What another rule beside the champion would stop: of the truly better ones (the value), and of the truly poorer.</summary>
    private static Case Weighed(string name, Func<Comparison, Measured, bool> stops, City[] cities)
    {
        var better = cities.Select(c => c.BesideAQuarter).Where(j => j.IsBetter).ToList();
        var poorer = cities.Select(c => c.AQuarterBesideAll).Where(j => !j.IsBetter).ToList();
        return new($"weighed: {name}", better.Count(Stops), null)
        {
            More = new Dictionary<string, object> { ["of better"] = better.Count, ["poorer, and stopped"] = poorer.Count(Stops), ["of poorer"] = poorer.Count },
        };

        bool Stops(JudgedChallenger judged) => stops(Champion(judged), judged.Measured);
    }

    /// <summary>What the later weeks show of the true gain of those that learned from all, beside a quarter: mean and median of each, and how they go together over cities.</summary>
    private static Case Shown(City[] cities)
    {
        var judged = cities.Select(c => c.BesideAQuarter).ToList();
        double[] truth = [.. judged.Select(j => j.TrueGain)], surer = [.. judged.Select(j => Champion(j).Surer.Mean)], order = [.. judged.Select(j => Champion(j).Better.Mean)];
        return new("true gain in NDCG@5 over all candidates, median", JudgedChallenger.Rounded(Median(truth)), null)
        {
            More = new Dictionary<string, object>
            {
                ["chances gain, median"] = JudgedChallenger.Rounded(Median(surer)),
                ["half of their interval, median"] = JudgedChallenger.Rounded(Median([.. judged.Select(j => (Champion(j).Surer.High - Champion(j).Surer.Low) / 2)])),
                ["go together with it"] = JudgedChallenger.Rounded(Correlation(truth, surer)),
                ["order gains, median"] = JudgedChallenger.Rounded(Median(order)),
                ["half of its interval, median"] = JudgedChallenger.Rounded(Median([.. judged.Select(j => (Champion(j).Better.High - Champion(j).Better.Low) / 2)])),
                ["goes together with it"] = JudgedChallenger.Rounded(Correlation(truth, order)),
            },
        };
    }

    private static Comparison Champion(JudgedChallenger judged) => judged.Measured.Rivals.Single(r => r.Name == Comparison.Champion);

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Correlation(double[] one, double[] other)
    {
        var (a, b) = (one.Average(), other.Average());
        return one.Zip(other, (x, y) => (x - a) * (y - b)).Sum() / Math.Sqrt(one.Sum(x => (x - a) * (x - a)) * other.Sum(y => (y - b) * (y - b)));
    }
}
