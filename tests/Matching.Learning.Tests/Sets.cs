using Matching.Learning.Training;

namespace Matching.Learning.Tests;

/// <summary>Made-up rows: whole-number features, a hidden sum that grades follow, noise from a hash.</summary>
internal static class Sets
{
    public const int Features = 5;

    public static TrainingSet Small(int groups = 120, int perGroup = 8, int seed = 1)
    {
        var rows = groups * perGroup;
        var (values, grades, group) = (new float[rows * Features], new byte[rows], new long[rows]);
        for (var i = 0; i < rows; i++)
        {
            var hidden = 3 * Share(seed, i, 99);
            for (var f = 0; f < Features; f++)
            {
                values[i * Features + f] = (int)(10 * Share(seed, i, f));
                hidden += Slopes[f] * values[i * Features + f];
            }
            grades[i] = (byte)Math.Clamp(hidden / 2, 0, 3);
            group[i] = i / perGroup;
        }
        return new(Features, values, grades, group) { Days = [.. group.Select(g => (int)g)] };
    }

    /// <summary>Up, down, up, nothing, up.</summary>
    private static readonly double[] Slopes = [0.6, -0.4, 0.3, 0, 0.1];

    public static double Share(int seed, int row, int what)
    {
        var z = (ulong)(((long)seed << 40) ^ ((long)row << 8) ^ what) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
