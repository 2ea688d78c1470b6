using System.Diagnostics;

namespace Matching.Quality.Allocation;

internal static class Timed
{
    /// <summary>The result, and the seconds of the quickest of three runs.</summary>
    public static (T Result, double Seconds) Best<T>(Func<T> run)
    {
        var best = double.MaxValue;
        T result = default!;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            result = run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return (result, Math.Round(best, 4));
    }
}
