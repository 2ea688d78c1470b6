using System.Globalization;
using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>
/// How often the gates are wrong: twenty good ones say little about a gate that stops one good one in ten. A hundred cities, each with three
/// challengers: one that learned from all earlier decisions beside the weighted sum and beside its poorer twin, and that twin beside it.
/// These are the cities on which the gates were set; <see cref="GatesSuite"/> answers on others.
/// </summary>
internal static class GateRates
{
    private const int First = 1001;
    private const int Cities = 100;
    private const int AtOnce = 2;

    public static Suite Suite { get; } = new("gate-rates", "How often do the gates stop what is better, and let pass what is not?", Run);

    private sealed record City(JudgedChallenger BesideTheSum, JudgedChallenger BesideTheTwin, JudgedChallenger TheTwin);

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
            .. Both("all decisions, beside the weighted sum", cities.Select(c => c.BesideTheSum)),
            .. Both("all decisions, beside one that learned from a quarter", cities.Select(c => c.BesideTheTwin)),
            .. Both("a quarter, beside one that learned from all", cities.Select(c => c.TheTwin)),
        ];
    }

    private static City Of(int seed)
    {
        var town = GateTown.Of(seed);
        var (good, poorer) = (town.Learn(), town.LearnFromAQuarter());
        return new(town.Judged(good, null, learnedFromMore: false), town.Judged(good, poorer, learnedFromMore: true), town.Judged(poorer, good, learnedFromMore: false));
    }

    /// <summary>Of those that are truly better the value is how many are stopped, of the others how many pass without a question.</summary>
    private static IEnumerable<Case> Both(string name, IEnumerable<JudgedChallenger> challengers)
    {
        var all = challengers.ToLookup(c => c.IsBetter);
        yield return new($"{name}: better, and stopped", all[true].Count(c => c.IsStopped), 0) { More = More([.. all[true]]) };
        yield return new($"{name}: not better, and passes", all[false].Count(c => c.Passes), 0) { More = More([.. all[false]]) };
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
            if (challengers.Count(c => c.StoppedBy.Contains(gate)) is > 0 and var stopped)
                more[$"stopped by {gate}"] = stopped;
        return more;
    }
}
