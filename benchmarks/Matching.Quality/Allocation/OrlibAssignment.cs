using System.Globalization;
using Matching.Engine.Allocation;
using Matching.Engine.Domain;

namespace Matching.Quality.Allocation;

/// <summary>Beasley's assignment problems with their proven optima: everybody gets exactly one place, at the least cost.</summary>
internal static class OrlibAssignment
{
    /// <summary>More than any cost, so that nobody stays out to save it.</summary>
    private const int Most = 9_000;

    public static IReadOnlyList<Case> Run(IProgress<string> progress) =>
        [.. new[] { ("assign100", 305), ("assign500", 991), ("assign600", 1176) }.Select(file => Solve(file.Item1, file.Item2, progress))];

    private static Case Solve(string name, int optimum, IProgress<string> progress)
    {
        progress.Report($"{name} …");
        var problem = Read(OrlibFile.Numbers("orlib-assignment", name));
        var (plan, seconds) = Timed.Best(() => new Auction(budget: 100_000_000, gapMillionths: 0).Allocate(problem));
        var greedy = Greedy.Instance.Allocate(problem);
        long Cost(AllocationPlan p) => (long)Most * p.Chosen.Count - p.TotalPoints;
        var certificate = plan.Certificate!;
        return new(name, Cost(plan), optimum)
        {
            Holds = Cost(plan) == optimum && plan.Chosen.Count == problem.People && certificate.Dual == certificate.Primal,
            More = new Dictionary<string, object>
            {
                ["gap"] = certificate.Dual - certificate.Primal,
                ["assigned"] = plan.Chosen.Count,
                ["greedy"] = Cost(greedy),
                ["seconds"] = seconds,
            },
        };
    }

    private static AllocationProblem Read(int[] numbers)
    {
        var n = numbers[0];
        return new()
        {
            FirstEdge = [.. Enumerable.Range(0, n + 1).Select(i => i * n)],
            Edges = [.. Enumerable.Range(0, n * n).Select(i => new Edge(i / n, i % n, Most - numbers[1 + i], 0))],
            Limit = [.. Enumerable.Repeat(1, n)],
            Kind = new OpeningKind[n],
            PersonRoom = [.. Enumerable.Repeat(1, n)],
            KindRoom = [.. Enumerable.Repeat(1, n * OpeningKinds.Count)],
            FirstBonus = new int[n],
        };
    }
}

/// <summary>Files of the OR-Library: whole numbers with white space between.</summary>
internal static class OrlibFile
{
    public static int[] Numbers(string folder, string name) =>
    [
        .. File.ReadAllText(Path.Combine(Report.Checkout() ?? ".", "benchmarks", "data", folder, name + ".txt"))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture)),
    ];
}
