using Matching.Engine.Allocation;

namespace Matching.Quality.Allocation;

/// <summary>Beasley's generalised assignment problems with their proven optima: every job to one agent, who has so much time; the most value.</summary>
internal static class OrlibGap
{
    /// <summary>Added to every job, so that none stays out to make room for dearer ones.</summary>
    private const int ForBeingDone = 1_000;
    private const double Allowed = 0.01;

    private static readonly (string File, int[] Optima)[] Files =
    [
        ("gap1", [336, 327, 339, 341, 326]),
        ("gap2", [434, 436, 420, 419, 428]),
        ("gap3", [580, 564, 573, 570, 564]),
    ];

    public static IReadOnlyList<Case> Run(IProgress<string> progress) => [.. Files.SelectMany(f => Solve(f.File, f.Optima, progress))];

    private static IEnumerable<Case> Solve(string file, int[] optima, IProgress<string> progress)
    {
        progress.Report($"{file} …");
        var numbers = new Queue<int>(OrlibFile.Numbers("orlib-gap", file));
        var problems = numbers.Dequeue();
        for (var p = 0; p < problems; p++)
        {
            var (edges, limit) = Read(numbers);
            var (plan, seconds) = Timed.Best(() => GeneralisedAssignment.Solve(edges, limit));
            var forced = (long)ForBeingDone * edges.Length;
            var done = plan.Chosen.Count(c => c >= 0);
            yield return new($"{file}-{p + 1}", plan.Value - forced, optima[p])
            {
                Holds = done == edges.Length && plan.Value - forced >= optima[p] * (1 - Allowed) && plan.Value - forced <= optima[p] && plan.Bound - forced >= optima[p],
                More = new Dictionary<string, object> { ["bound"] = plan.Bound - forced, ["done"] = done, ["jobs"] = edges.Length, ["seconds"] = seconds },
            };
        }
    }

    private static (SizedEdge[][] Edges, int[] Limit) Read(Queue<int> numbers)
    {
        var (agents, jobs) = (numbers.Dequeue(), numbers.Dequeue());
        int[] Row() => [.. Enumerable.Range(0, jobs).Select(_ => numbers.Dequeue())];
        int[][] worth = [.. Enumerable.Range(0, agents).Select(_ => Row())];
        int[][] uses = [.. Enumerable.Range(0, agents).Select(_ => Row())];
        return (
            [.. Enumerable.Range(0, jobs).Select(job => Enumerable.Range(0, agents)
                .Select(agent => new SizedEdge(agent, ForBeingDone + worth[agent][job], uses[agent][job])).ToArray())],
            [.. Enumerable.Range(0, agents).Select(_ => numbers.Dequeue())]);
    }
}
