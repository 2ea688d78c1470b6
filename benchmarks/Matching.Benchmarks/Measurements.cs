using Matching.Benchmarks.Candidates;
using Matching.Benchmarks.Nights;
using Matching.Benchmarks.Scoring;
using Matching.Quality;

namespace Matching.Benchmarks;

/// <summary>The list of all side-by-side measurements. Adding one is one file and one line here.</summary>
internal static class Measurements
{
    public static IReadOnlyList<Suite> All { get; } =
    [
        new("candidates", "How much faster does the index find everybody's candidates than a loop over all pairs?", CandidateMeasurement.Run),
        ScoringSpeed.Suite,
        NightSpeed.Suite,
        Growth.Suite,
        ForestNight.Suite,
    ];
}
