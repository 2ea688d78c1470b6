using System.Diagnostics;
using System.Globalization;
using Matching.Engine.Allocation;

namespace Matching.Quality.Allocation;

/// <summary>
/// Several places for one person, on problems whose optimum is proven: OR-Library gap1 to gap3, maximised, every job to exactly one agent.
/// The bar is 1 % of the optimum, and a bound that is true.
/// </summary>
internal static class GapSuite
{
    private const double Bar = 0.01;

    private static readonly (string File, int[] Optima)[] Problems =
    [
        ("gap1", [336, 327, 339, 341, 326]),
        ("gap2", [434, 436, 420, 419, 428]),
        ("gap3", [580, 564, 573, 570, 564]),
    ];

    public static Suite Suite { get; } = new("gap", "How near to the proven optimum do plans come for people who need several places?", Run);

    private static List<Case> Run(IProgress<string> progress)
    {
        var cases = new List<Case>();
        foreach (var (file, optima) in Problems)
        {
            var problems = Read(Path.Combine(Data.Folder("orlib-gap"), file + ".txt"));
            for (var i = 0; i < optima.Length; i++)
                cases.Add(Solve($"{file}-{i + 1}", problems[i], optima[i]));
            progress.Report(file);
        }
        return cases;
    }

    private static Case Solve(string name, PlacesProblem problem, int optimum)
    {
        var watch = Stopwatch.StartNew();
        var plan = GeneralisedAssignment.Solve(problem);
        var seconds = watch.Elapsed.TotalSeconds;
        var bonuses = (long)problem.People * problem.ServedBonus;
        var (value, bound) = (plan.Value - bonuses, plan.Bound - bonuses);
        var everyone = plan.Chosen.All(edge => edge >= 0);
        return new(name, value, optimum)
        {
            Holds = everyone && value >= optimum * (1 - Bar) && bound >= optimum,
            More = new Dictionary<string, object>
            {
                ["belowOptimum"] = Math.Round((double)(optimum - value) / optimum, 5),
                ["bound"] = bound,
                ["statedGap"] = Math.Round((double)(bound - value) / bound, 5),
                ["served"] = plan.Chosen.Count(edge => edge >= 0),
                ["seconds"] = Math.Round(seconds, 3),
            },
        };
    }

    /// <summary>Agents are openings, jobs are people. The served bonus is above all points together, so that nobody is left out.</summary>
    private static List<PlacesProblem> Read(string file)
    {
        using var numbers = File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture)).GetEnumerator();
        int Next() => numbers.MoveNext() ? numbers.Current : throw new InvalidDataException($"{file} ends too early.");
        int[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => Next()).ToArray())];
        return
        [
            .. Enumerable.Range(0, Next()).Select(_ =>
            {
                var (agents, jobs) = (Next(), Next());
                var (values, uses) = (Table(agents, jobs), Table(agents, jobs));
                return new PlacesProblem
                {
                    People = jobs,
                    Limit = Table(1, agents)[0],
                    Edges = [.. from job in Enumerable.Range(0, jobs) from agent in Enumerable.Range(0, agents)
                                select new PlacesEdge(job, agent, values[agent][job], uses[agent][job])],
                    ServedBonus = 1 + values.Max(row => row.Max()) * jobs,
                };
            }),
        ];
    }
}
