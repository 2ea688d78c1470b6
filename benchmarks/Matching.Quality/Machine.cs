using System.Runtime.InteropServices;

namespace Matching.Quality;

/// <summary>What the figures were measured on; no name and no path.</summary>
internal sealed record Machine(string Processor, int Threads, string Memory, string System, string Runtime)
{
    private const long Gibibyte = 1L << 30;

    public static Machine This { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte} GiB",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
