namespace Matching.Engine.Domain;

/// <summary>What the work demands, and the same codes for what a person cannot do. Codes only, never a diagnosis.</summary>
[Flags]
public enum Demands : byte
{
    None = 0,
    Standing = 1,
    Lifting = 2,
    Stairs = 4,
    Noise = 8,
    Heights = 16,
    Outdoors = 32,
    Nights = 64,
}
