using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;

namespace Matching.Learning.Promotion;

/// <summary>
/// Said against became, in ten bands of equal width; and how far that distance may be off by chance with so few decisions: three standard
/// errors over conversations, since what is decided in one goes together. Three, because a gate that stops leaves nobody a choice.
/// </summary>
internal sealed record CalibrationFigures(double Error, double Noise, IReadOnlyList<ReliabilityBin> Bins)
{
    private const int Errors = 3;

    /// <param name="chances">Ten-thousandths, per decision.</param>
    /// <param name="wanted">Whether it was put forward, per decision.</param>
    /// <param name="starts">Where each conversation begins, and where the last one ends.</param>
    public static CalibrationFigures Of(int[] chances, bool[] wanted, ReadOnlySpan<int> starts)
    {
        var table = Reliability.Of(chances, wanted);
        return new(
            table.Error, Errors * ErrorOf(table, chances, wanted, starts),
            [.. table.Bands.Where(b => b.Count > 0).Select(b => new ReliabilityBin(b.Count, b.Said, b.Happened))]);
    }

    /// <summary>The standard error: as long as no band changes sides, the distance is a sum over decisions, and a conversation's share in it is drawn as one.</summary>
    private static double ErrorOf(Reliability table, int[] chances, bool[] wanted, ReadOnlySpan<int> starts)
    {
        var squares = 0.0;
        for (var g = 0; g + 1 < starts.Length; g++)
        {
            var share = 0.0;
            for (var i = starts[g]; i < starts[g + 1]; i++)
            {
                var band = table.Bands[table.BandOf(chances[i])];
                share += (band.Said < band.Happened ? -1 : 1) * (chances[i] / (double)Logistic.Certain - (wanted[i] ? 1 : 0));
            }
            squares += share * share;
        }
        return Math.Sqrt(squares) / Math.Max(1, wanted.Length);
    }
}
