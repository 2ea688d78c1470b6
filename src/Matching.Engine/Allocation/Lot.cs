namespace Matching.Engine.Allocation;

/// <summary>Drawing by lot in the engine: the same seed draws the same, whoever draws first. (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.)</summary>
internal static class Lot
{
    /// <summary>A number for a seed and a position in its stream.</summary>
    public static ulong Draw(ulong seed, ulong position)
    {
        var z = seed + (position + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
