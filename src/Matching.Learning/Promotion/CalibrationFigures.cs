using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;

namespace Matching.Learning.Promotion;

/// <summary>Said against became, in ten bands of equal width.</summary>
/// <param name="Error">Mean distance over decisions.</param>
/// <param name="Noise">What that distance would be by chance alone with so few decisions, if every chance were right.</param>
/// <param name="Doubt">Three standard errors of the distance found: what is decided in one conversation goes together.</param>
/// <param name="Bins">The bands that hold decisions.</param>
internal sealed record CalibrationFigures(double Error, double Noise, double Doubt, IReadOnlyList<ReliabilityBin> Bins)
{
    private const int Errors = 3;

    /// <param name="chances">Ten-thousandths, per decision.</param>
    /// <param name="wanted">Whether it was put forward, per decision.</param>
    /// <param name="starts">Where each conversation begins, and where the last one ends.</param>
    public static CalibrationFigures Of(int[] chances, bool[] wanted, ReadOnlySpan<int> starts)
    {
        var table = Reliability.Of(chances, wanted);
        var bins = table.Bands.Where(b => b.Count > 0).ToList();
        // The mean distance of a sampled share from its true value: √(2/π) of its standard deviation.
        var noise = bins.Sum(b => b.Count * Math.Sqrt(2 * b.Said * (1 - b.Said) / (Math.PI * b.Count))) / Math.Max(1, wanted.Length);
        return new(table.Error, noise, Errors * ErrorOf(table, chances, wanted, starts), [.. bins.Select(b => new ReliabilityBin(b.Count, b.Said, b.Happened))]);
    }

    /// <summary>
    /// The standard error of a ratio over conversations (Cochran 1977): as long as no band changes sides, the distance is what all decisions
    /// are off, divided by their number; what a conversation adds to that is held against what its size lets expect.
    /// </summary>
    private static double ErrorOf(Reliability table, int[] chances, bool[] wanted, ReadOnlySpan<int> starts)
    {
        var squares = 0.0;
        for (var g = 0; g + 1 < starts.Length; g++)
        {
            var off = 0.0;
            for (var i = starts[g]; i < starts[g + 1]; i++)
            {
                var band = table.Bands[table.BandOf(chances[i])];
                off += (band.Said < band.Happened ? -1 : 1) * (chances[i] / (double)Logistic.Certain - (wanted[i] ? 1 : 0)) - table.Error;
            }
            squares += off * off;
        }
        return Math.Sqrt(squares) / Math.Max(1, wanted.Length);
    }
}
