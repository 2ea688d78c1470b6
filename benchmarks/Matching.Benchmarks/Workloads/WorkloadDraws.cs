using Matching.Engine.Domain;
using Matching.Simulation;

namespace Matching.Benchmarks.Workloads;

/// <summary>Draws that people and openings share.</summary>
internal static class WorkloadDraws
{
    public static readonly string[] Skills = [.. Enumerable.Range(0, 64).Select(i => $"vaardigheid-{i:00}")];
    public static readonly string[] Interests = [.. Enumerable.Range(0, 32).Select(i => $"interesse-{i:00}")];
    public static readonly string[] Languages = ["ar", "ti", "fa", "en", "uk", "tr", "so", "prs", "ps", "ku", "fr", "ru", "es", "am", "zh"];
    public static readonly Isco08[] Occupations = [.. Enumerable.Range(0, 40).Select(i => new Isco08(2_000 + 181 * i))];

    /// <summary>Known with this chance, otherwise null.</summary>
    public static T? Known<T>(this SeededRandom random, double share, T value) where T : struct => random.Chance(share) ? value : null;

    /// <summary>The position that a draw falls in, by shares that add up to one.</summary>
    public static int Share(this SeededRandom random, ReadOnlySpan<double> shares)
    {
        var rest = random.Share();
        for (var i = 0; i < shares.Length - 1; i++)
        {
            rest -= shares[i];
            if (rest < 0)
                return i;
        }
        return shares.Length - 1;
    }

    public static double Exponential(this SeededRandom random, double mean) => -mean * Math.Log(1 - random.Share());

    public static string[] Tags(this SeededRandom random, string[] from, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Pick(from))];
}
