using Matching.Benchmarks.Workloads;
using Matching.Engine.Rounds;
using Matching.Quality;

namespace Matching.Benchmarks.Nights;

/// <summary>How time and memory grow with the number of people, openings half of that: a table, and the same as a picture beside it.</summary>
internal static class Growth
{
    private static readonly int[] Sizes = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000];

    /// <summary>Up to here the best of three counts, so that warming up does not.</summary>
    private const int RepeatUpTo = 20_000;

    public static Suite Suite { get; } = new("growth", "How do the time and the memory of a night grow with the number of people?", Run);

    private static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        StageTimes.Of(Workload.National(500, 250), Environment.ProcessorCount);
        var sizes = new List<GrowthPoint>();
        foreach (var people in Sizes)
        {
            progress.Report($"{people} people");
            sizes.Add(Measure(people));
        }
        File.WriteAllText(Path.Combine(Report.Folder(), "growth.svg"), GrowthPicture.Draw(sizes));
        return [.. sizes.Select(ToCase)];
    }

    private static GrowthPoint Measure(int people)
    {
        var snapshot = Workload.National(people, people / 2);
        return Enumerable.Range(0, people <= RepeatUpTo ? 3 : 1).Select(_ => Once(snapshot)).MinBy(p => p.Total)!;
    }

    private static GrowthPoint Once(RoundSnapshot snapshot)
    {
        using var memory = new PeakMemory();
        var (result, times) = StageTimes.Of(snapshot, Environment.ProcessorCount);
        var peak = memory.Mebibytes;
        return new(
            snapshot.Newcomers.Count, result.Candidates, memory.MebibytesBefore, peak,
            times[RoundStage.Rules] + times[RoundStage.Scores], times[RoundStage.Allocation], times[RoundStage.Explanation]);
    }

    private static Case ToCase(GrowthPoint point) => new($"{point.People} × {point.People / 2}", Math.Round(point.Total, 3), null)
    {
        More = new Dictionary<string, object>
        {
            ["people"] = point.People,
            ["candidates"] = point.Candidates,
            ["findAndScoreSeconds"] = Math.Round(point.Scores, 3),
            ["allocationSeconds"] = Math.Round(point.Allocation, 3),
            ["explanationSeconds"] = Math.Round(point.Explanation, 3),
            ["inputMebibytes"] = Math.Round(point.InputMebibytes, 1),
            ["peakMebibytes"] = Math.Round(point.PeakMebibytes, 1),
        },
    };
}

/// <summary>One size measured: seconds per stage, and mebibytes of the input and of the round beside it at its peak.</summary>
internal sealed record GrowthPoint(
    int People, long Candidates, double InputMebibytes, double PeakMebibytes, double Scores, double Allocation, double Explanation)
{
    public double Total => Scores + Allocation + Explanation;
}
