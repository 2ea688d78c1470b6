using System.Text.Json;
using Matching.Engine.Allocation;
using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Quality.Allocation;

/// <summary>
/// Half a year in which people arrive week by week and places given away are gone: what greedy, the best plan of each week and the plan
/// with a reserve reach of what could have been reached by knowing everything beforehand.
/// </summary>
internal static class Arrivals
{
    private const int Samples = 8;

    private static readonly Auction Auctioneer = new(budget: 100_000_000, gapMillionths: 10);

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        var scenario = ArrivalsScenario.Read();
        var cases = new List<Case>();
        foreach (var seed in scenario.Seeds)
        {
            progress.Report($"Seed {seed} …");
            cases.Add(HalfYear(scenario, seed));
        }
        double Mean(string name) => Math.Round(cases.Take(scenario.Seeds.Length).Average(c => (double)c.More[name]), 4);
        var bars = scenario.Bars;
        cases.Add(new("mean: share of hindsight, ours", Mean("ours"), bars.OursReaches) { Holds = Mean("ours") >= bars.OursReaches });
        cases.Add(new("mean: lost by the plan of each week", Math.Round(1 - Mean("nightly"), 4), bars.NightlyLosesAtLeast) { Holds = 1 - Mean("nightly") >= bars.NightlyLosesAtLeast });
        cases.Add(new("mean: lost by greedy", Math.Round(1 - Mean("greedy"), 4), bars.GreedyLosesAtLeast) { Holds = 1 - Mean("greedy") >= bars.GreedyLosesAtLeast });
        return cases;
    }

    private static Case HalfYear(ArrivalsScenario scenario, long seed)
    {
        var openings = scenario.Openings.SelectMany(o => Enumerable.Repeat(o.Kind, o.Count)).ToArray();
        int[] places = [.. scenario.Openings.SelectMany(o => Enumerable.Repeat(o.Places, o.Count))];
        var weeks = Drawn(scenario, openings, places, scenario.Weeks, SeededRandom.Stream(seed, "half-year"));
        var before = Drawn(scenario, openings, places, scenario.HistoryWeeks, SeededRandom.Stream(seed, "history"));

        var hindsight = Auctioneer.Allocate(weeks.Aggregate(Reserve.Together)).Certificate!;
        long Total(Func<AllocationProblem, int, AllocationPlan> plan) => WeekByWeek(weeks, places, plan);
        var greedy = Total((week, _) => Greedy.Instance.Allocate(week));
        var nightly = Total((week, _) => Auctioneer.Allocate(week));
        var ours = Total((week, number) => Auctioneer.Allocate(WithReserve(week, before, weeks.Count - number - 1)));
        double Share(long value) => Math.Round((double)value / hindsight.Dual, 4);
        return new($"seed {seed}", ours, hindsight.Dual)
        {
            More = new Dictionary<string, object>
            {
                ["ours"] = Share(ours), ["nightly"] = Share(nightly), ["greedy"] = Share(greedy), ["hindsightGap"] = hindsight.Gap,
            },
        };
    }

    /// <summary>The weeks before in turn stand for the weeks to come: as many of them as there are left, beginning elsewhere in each sample.</summary>
    private static AllocationProblem WithReserve(AllocationProblem week, List<AllocationProblem> before, int left)
    {
        if (left == 0)
            return week;
        var samples = Enumerable.Range(0, Samples).Select(s => Enumerable.Range(0, left)
            .Select(w => before[(w + s * before.Count / Samples) % before.Count]).Aggregate(Reserve.Together)).ToList();
        return Reserve.KeptBack(week, Reserve.Prices(week, samples, Auctioneer), percent: 100);
    }

    private static long WeekByWeek(List<AllocationProblem> weeks, int[] places, Func<AllocationProblem, int, AllocationPlan> plan)
    {
        var (left, total) = (places.ToArray(), 0L);
        for (var number = 0; number < weeks.Count; number++)
        {
            var week = weeks[number] with { Limit = [.. left] };
            foreach (var edge in plan(week, number).Chosen.Select(n => week.Edges[n]))
            {
                left[edge.Opening]--;
                total += edge.Points;
            }
        }
        return total;
    }

    private static List<AllocationProblem> Drawn(ArrivalsScenario scenario, string[] openings, int[] places, int weeks, SeededRandom random) =>
        [.. Enumerable.Range(0, weeks).Select(_ => Week(scenario, openings, places, random))];

    private static AllocationProblem Week(ArrivalsScenario scenario, string[] openings, int[] places, SeededRandom random)
    {
        var people = random.Whole(scenario.ArrivalsPerWeek.Least, scenario.ArrivalsPerWeek.Most);
        var edges = new List<Edge>();
        var first = new int[people + 1];
        for (var person = 0; person < people; person++)
        {
            var kind = random.Pick([.. scenario.People.Select(p => (p, p.Share))]);
            for (var opening = 0; opening < openings.Length; opening++)
                if (kind.Points.TryGetValue(openings[opening], out var range) && random.Chance(scenario.ShareOfOpeningsInReach))
                    edges.Add(new(person, opening, random.Whole(range[0], range[1]), 0));
            first[person + 1] = edges.Count;
        }
        return new()
        {
            FirstEdge = first,
            Edges = [.. edges],
            Limit = places,
            Kind = new OpeningKind[openings.Length],
            PersonRoom = [.. Enumerable.Repeat(1, people)],
            KindRoom = [.. Enumerable.Repeat(1, people * OpeningKinds.Count)],
            FirstBonus = new int[people],
        };
    }
}

/// <summary>What <c>benchmarks/data/arrivals/scenario.json</c> says.</summary>
internal sealed record ArrivalsScenario(
    int Weeks, long[] Seeds, int HistoryWeeks, ArrivalsScenario.OpeningGroup[] Openings, ArrivalsScenario.Range ArrivalsPerWeek,
    ArrivalsScenario.PersonGroup[] People, double ShareOfOpeningsInReach, ArrivalsScenario.BarsToMeet Bars)
{
    internal sealed record OpeningGroup(string Kind, int Count, int Places);

    internal sealed record Range(int Least, int Most);

    internal sealed record PersonGroup(string Kind, double Share, Dictionary<string, int[]> Points);

    internal sealed record BarsToMeet(double GreedyLosesAtLeast, double NightlyLosesAtLeast, double OursReaches);

    public static ArrivalsScenario Read() => JsonSerializer.Deserialize<ArrivalsScenario>(
        File.ReadAllText(Path.Combine(Report.Checkout() ?? ".", "benchmarks", "data", "arrivals", "scenario.json")), JsonSerializerOptions.Web)!;
}
