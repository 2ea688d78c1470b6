using Matching.Engine.Scoring;

namespace Matching.Learning.Evaluation;

/// <summary>One row of a reliability table: decisions with a chance from <see cref="From"/> up to <see cref="To"/> (ten-thousandths).</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive, but for the last.</param>
/// <param name="Count">Decisions in it.</param>
/// <param name="Said">Mean chance, 0 to 1; NaN when there are none.</param>
/// <param name="Happened">Share put forward, 0 to 1; NaN when there are none.</param>
public readonly record struct ReliabilityBand(int From, int To, int Count, double Said, double Happened);

/// <summary>Whether a chance of so much happens so often: the table, and the mean distance between the two columns.</summary>
public sealed record Reliability(IReadOnlyList<ReliabilityBand> Bands)
{
    private const int Certain = Logistic.Certain;

    /// <summary>Expected calibration error: the distance between said and happened, averaged over decisions, 0 to 1.</summary>
    public double Error => Bands.Where(b => b.Count > 0).Sum(b => b.Count * Math.Abs(b.Said - b.Happened)) / Math.Max(1, Bands.Sum(b => b.Count));

    /// <summary>Number of the band in which a chance lies.</summary>
    /// <param name="chance">Ten-thousandths.</param>
    public int BandOf(int chance) => BandOf(chance, Bands.Count);

    private static int BandOf(int chance, int bands) => Math.Min(bands - 1, chance * bands / Certain);

    /// <param name="chances">Ten-thousandths, per decision.</param>
    /// <param name="wanted">Whether it was put forward, per decision.</param>
    /// <param name="bands">How many bands of equal width.</param>
    public static Reliability Of(ReadOnlySpan<int> chances, ReadOnlySpan<bool> wanted, int bands = 10)
    {
        var (count, said, happened) = (new int[bands], new double[bands], new double[bands]);
        for (var i = 0; i < chances.Length; i++)
        {
            var band = BandOf(chances[i], bands);
            count[band]++;
            said[band] += chances[i] / (double)Certain;
            happened[band] += wanted[i] ? 1 : 0;
        }
        return new([.. Enumerable.Range(0, bands).Select(b => new ReliabilityBand(
            b * Certain / bands, (b + 1) * Certain / bands, count[b],
            count[b] == 0 ? double.NaN : said[b] / count[b],
            count[b] == 0 ? double.NaN : happened[b] / count[b]))]);
    }
}
