using System.Numerics;

namespace Matching.Engine.Domain;

/// <summary>
/// A set of dagdelen: morning, afternoon and evening of seven days, Monday first.
/// Bit 3 × day + part, so a set is 21 bits and an overlap is one AND.
/// </summary>
public readonly record struct DayParts
{
    public const int Count = 21;
    public const int PerDay = 3;

    public DayParts(int bits) =>
        Bits = bits is >= 0 and < 1 << Count ? bits : throw new ArgumentOutOfRangeException(nameof(bits));

    public int Bits { get; }

    public static DayParts None => default;
    public static DayParts All => new((1 << Count) - 1);

    /// <summary>One dagdeel. <paramref name="day"/> 0 (Monday) to 6, <paramref name="part"/> 0 morning, 1 afternoon, 2 evening.</summary>
    public static DayParts Of(int day, int part) =>
        day is >= 0 and < 7 && part is >= 0 and < PerDay
            ? new(1 << (day * PerDay + part))
            : throw new ArgumentOutOfRangeException(nameof(day), "A dagdeel is a day 0 to 6 and a part 0 to 2.");

    public int Size => BitOperations.PopCount((uint)Bits);
    public bool IsEmpty => Bits == 0;

    public bool Contains(int day, int part) => (Bits & (1 << (day * PerDay + part))) != 0;

    public DayParts Overlap(DayParts other) => new(Bits & other.Bits);
    public DayParts With(DayParts other) => new(Bits | other.Bits);
    public DayParts Without(DayParts other) => new(Bits & ~other.Bits);
}
