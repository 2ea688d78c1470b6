using Matching.Engine.Allocation;
using Matching.Engine.Rounds;

namespace Matching.Quality.Arrivals;

/// <summary>
/// What a season brings when every night plans for itself, and when it keeps back what later people will need, beside what could have been
/// done with all weeks known. The bars: greedy at most 92 % of that, the plain nightly optimum at most 97 %, ours at least 97 %.
/// </summary>
internal static class ArrivalsSuite
{
    private const double GreedyAtMost = 0.92;
    private const double PlainAtMost = 0.97;
    private const double OursAtLeast = 0.97;
    private const int WholeReserve = 100;

    public static Suite Suite { get; } = new("arrivals", "How much of what hindsight could have done do nights reach that keep places back?", Run);

    private static List<Case> Run(IProgress<string> progress)
    {
        var scenario = ArrivalsScenario.Read();
        List<Measured> seasons = [];
        foreach (var seed in scenario.Seeds)
        {
            seasons.Add(Measured.Of(new(scenario, seed), seed));
            progress.Report($"Season {seed}");
        }
        return
        [
            Mean("greedy every night", seasons, s => s.Greedy, GreedyAtMost, isBaseline: true),
            Mean("optimum of every night", seasons, s => s.Plain, PlainAtMost, isBaseline: true),
            Mean("with a reserve", seasons, s => s.Ours, OursAtLeast, isBaseline: false),
            .. seasons.Select(Season),
        ];
    }

    /// <summary>Shares are of the upper bound that the certificate proves, so hindsight's own plan cannot flatter.</summary>
    private static Case Mean(string name, List<Measured> seasons, Func<Measured, Outcome> outcome, double bar, bool isBaseline)
    {
        double[] shares = [.. seasons.Select(s => s.ShareOf(outcome(s)))];
        return new(name, Round(shares.Average()), bar)
        {
            Holds = isBaseline ? shares.Average() <= bar : shares.Average() >= bar,
            More = new Dictionary<string, object>
            {
                ["least"] = Round(shares.Min()),
                ["most"] = Round(shares.Max()),
                ["placed"] = seasons.Average(s => outcome(s).Placed.Values.Sum()),
                ["beginnersPlaced"] = seasons.Average(s => outcome(s).Placed.GetValueOrDefault("beginner")),
                ["hindsightPlaced"] = seasons.Average(s => s.Hindsight.Placed.Values.Sum()),
                ["hindsightBeginners"] = seasons.Average(s => s.Hindsight.Placed.GetValueOrDefault("beginner")),
            },
        };
    }

    private static Case Season(Measured season) => new($"season {season.Seed}: with a reserve", Round(season.ShareOf(season.Ours)), null)
    {
        More = new Dictionary<string, object>
        {
            ["greedy"] = Round(season.ShareOf(season.Greedy)),
            ["nightlyOptimum"] = Round(season.ShareOf(season.Plain)),
            ["value"] = season.Ours.Value,
            ["hindsight"] = season.Certificate.Primal,
            ["bound"] = season.Certificate.Dual,
        },
    };

    private static double Round(double share) => Math.Round(share, 4);

    private sealed record Measured(int Seed, Outcome Greedy, Outcome Plain, Outcome Ours, Outcome Hindsight, Certificate Certificate)
    {
        public double ShareOf(Outcome outcome) => (double)outcome.Value / Certificate.Dual;

        public static Measured Of(ArrivingTown town, int seed)
        {
            var night = new Auction(RoundOptions.Default.BidBudget, RoundOptions.Default.GapMillionths);
            var (hindsight, certificate) = Arrivals.Season.InHindsight(town);
            return new(seed,
                Arrivals.Season.Run(town, (tonight, _) => Engine.Allocation.Greedy.Instance.Allocate(tonight)),
                Arrivals.Season.Run(town, (tonight, _) => night.Allocate(tonight)),
                Arrivals.Season.Run(town, (tonight, week) => night.Allocate(Reserve.KeepBack(tonight, ReserveOf(town, tonight, seed, week), WholeReserve))),
                hindsight, certificate);
        }

        private static int[] ReserveOf(ArrivingTown town, AllocationProblem tonight, int seed, int week) =>
            Reserve.Of(tonight, town.LatelyIn(week), seed: (ulong)(seed * town.Weeks + week), RoundOptions.Default.BidBudget, new ParallelOptions());
    }
}
