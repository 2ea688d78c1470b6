using System.Numerics;
using Matching.Engine.Scoring;
using Matching.Simulation;

namespace Matching.Benchmarks.Workloads;

/// <summary>
/// People and openings of a city, and 24 small whole numbers about each pair: nine of the newcomer, eight of the opening, seven of both.
/// With a grade per pair that these decide, noise besides. A function of its arguments; for measuring learners and scorers, not a town.
/// </summary>
internal sealed class Pairs24
{
    public const int Features = 24;
    private const int OfNewcomer = 9;
    private const int OfOpening = 8;
    private const int Skills = 64;
    private const int Interests = 16;

    /// <summary>Bicycle, e-bike, public transport and car: kilometres an hour, and minutes that every journey takes besides.</summary>
    private static readonly (double Speed, int Overhead)[] Transport = [(15, 2), (22, 2), (20, 8), (45, 5)];

    private readonly long _seed;
    private readonly Party[] _newcomers;
    private readonly Party[] _openings;

    private readonly record struct Party(int[] Row, double East, double North, ulong Skills, sbyte[] Interests);

    public Pairs24(int newcomers, int openings, long seed = 7)
    {
        _seed = seed;
        var random = SeededRandom.Stream(seed, "map");
        (double East, double North)[] centres = [.. Enumerable.Range(0, 60).Select(_ => (4 * random.Normal(), 4 * random.Normal()))];
        _newcomers = [.. Enumerable.Range(0, newcomers).Select(i => Newcomer(SeededRandom.Stream(seed, "newcomer", i), centres))];
        _openings = [.. Enumerable.Range(0, openings).Select(i => Opening(SeededRandom.Stream(seed, "opening", i), centres))];
    }

    public int Newcomers => _newcomers.Length;

    public int Openings => _openings.Length;

    /// <summary>The ranges and sides of the 24.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new(0, 4, Side.Newcomer), new(0, 4, Side.Newcomer), new(0, 3, Side.Newcomer), new(18, 64, Side.Newcomer), new(0, 25, Side.Newcomer),
        new(0, 240, Side.Newcomer), new(8, 40, Side.Newcomer), new(0, 100, Side.Newcomer), new(0, 11, Side.Newcomer),
        new(0, 4, Side.Opening), new(0, 4, Side.Opening), new(8, 40, Side.Opening), new(1, 10, Side.Opening),
        new(0, 365, Side.Opening), new(0, 100, Side.Opening), new(0, 100, Side.Opening), new(0, 5, Side.Opening),
        new(0, 400), new(-4, 4), new(-4, 4), new(-32, 32), new(0, 7), new(-8_000, 8_000), new(0, 180),
    ];

    /// <summary>What is the newcomer's alone, in its places of a row.</summary>
    public ReadOnlySpan<int> NewcomerRow(int newcomer) => _newcomers[newcomer].Row;

    /// <summary>What is the opening's alone, in its places of a row.</summary>
    public ReadOnlySpan<int> OpeningRow(int opening) => _openings[opening].Row;

    /// <summary>All 24 numbers of a pair.</summary>
    public void Fill(int newcomer, int opening, Span<int> row)
    {
        var (n, o) = (_newcomers[newcomer], _openings[opening]);
        n.Row.AsSpan(0, OfNewcomer).CopyTo(row);
        o.Row.AsSpan(OfNewcomer, OfOpening).CopyTo(row[OfNewcomer..]);
        var kilometres = Math.Max(0.8, Math.Sqrt((n.East - o.East) * (n.East - o.East) + (n.North - o.North) * (n.North - o.North)));
        var (speed, overhead) = Transport[row[2]];
        var dot = 0;
        for (var i = 0; i < Interests; i++)
            dot += n.Interests[i] * o.Interests[i];
        row[17] = Math.Min(400, (int)(10 * kilometres));
        row[18] = row[0] - row[9];
        row[19] = row[1] - row[10];
        row[20] = row[6] - row[11];
        row[21] = BitOperations.PopCount(n.Skills & o.Skills);
        row[22] = Math.Clamp(dot, -8_000, 8_000);
        row[23] = Math.Min(180, (int)(kilometres / speed * 60) + overhead);
    }

    /// <summary>How good a pair is, from 0 to 4: about 84, 7, 5, 3 and 1 in a hundred.</summary>
    public int Grade(int newcomer, int opening, ReadOnlySpan<int> row)
    {
        var noise = SeededRandom.Stream(_seed, "grade", (long)newcomer * Openings + opening).Normal();
        var utility = 1.2 * Math.Exp(-row[17] / 60.0) + 0.5 * Math.Tanh(0.7 * row[18]) + 0.25 * Math.Tanh(row[19])
            - 0.03 * Math.Abs(row[20]) + 0.35 * row[21] + row[22] / 3_500.0 - 0.012 * row[23]
            + 0.006 * row[14] * (row[7] > 40 ? 1 : 0.3) - 0.0001 * Math.Abs(row[3] - 38) * row[15]
            + (row[16] > 2 ? 0.01 * Math.Min(row[4], 12) : 0) - 0.002 * row[13] + (row[5] > 18 && row[16] < 3 ? 0.3 : 0) + 0.35 * noise;
        return utility switch { < 0.9 => 0, < 1.3 => 1, < 1.75 => 2, < 2.3 => 3, _ => 4 };
    }

    private static Party Newcomer(SeededRandom random, IReadOnlyList<(double East, double North)> centres) => Draw(random, centres, random.Whole(3, 10),
    [
        random.Share([.18, .24, .28, .20, .10]), random.Share([.25, .25, .25, .15, .10]), random.Share([.45, .10, .30, .15]),
        random.Whole(18, 64), (int)(25 * Math.Pow(random.Share(), 2)), Math.Min(240, (int)random.Exponential(24)),
        4 * random.Whole(2, 10), random.Whole(0, 100), random.Whole(0, 11),
        .. new int[Features - OfNewcomer],
    ]);

    private static Party Opening(SeededRandom random, IReadOnlyList<(double East, double North)> centres) => Draw(random, centres, random.Whole(2, 7),
    [
        .. new int[OfNewcomer],
        random.Share([.15, .20, .30, .25, .10]), random.Share([.45, .25, .15, .10, .05]), 4 * random.Whole(2, 10),
        Math.Min(10, 1 + (int)random.Exponential(1.2)), Math.Min(365, (int)random.Exponential(30)),
        random.Whole(0, 100), random.Whole(0, 100), random.Whole(0, 5),
        .. new int[Features - OfNewcomer - OfOpening],
    ]);

    private static Party Draw(SeededRandom random, IReadOnlyList<(double East, double North)> centres, int skills, int[] row)
    {
        var has = 0UL;
        for (var i = 0; i < skills; i++)
            has |= 1UL << (int)(Skills * Math.Pow(random.Share(), 2));
        var (east, north) = centres[random.Whole(0, centres.Count - 1)];
        return new(row, east, north, has, [.. Enumerable.Range(0, Interests).Select(_ => (sbyte)Math.Clamp(20 * random.Normal(), -127, 127))]);
    }
}
