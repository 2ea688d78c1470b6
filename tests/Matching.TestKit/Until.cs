using System.Diagnostics;

namespace Matching.TestKit;

/// <summary>Waits for something by asking again, and not for ever.</summary>
public static class Until
{
    /// <param name="isSo">Takes a moment itself: a question to a database or to the application.</param>
    /// <param name="longest">After this it is a failure.</param>
    /// <param name="otherwise">What is wrong when it never becomes so; the time that was waited is added.</param>
    /// <exception cref="TimeoutException">It did not become so.</exception>
    public static async Task SoAsync(Func<Task<bool>> isSo, TimeSpan longest, string otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !await isSo(); )
            if (waited.Elapsed > longest)
                throw new TimeoutException($"{otherwise} Waited {longest.TotalSeconds:0} seconds.");
    }
}
