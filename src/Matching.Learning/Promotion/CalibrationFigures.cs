namespace Matching.Learning.Promotion;

/// <summary>Said against became, in ten bands of equal width; and how far they would lie apart by chance alone with so few decisions.</summary>
internal sealed record CalibrationFigures(double Error, double Noise, IReadOnlyList<ReliabilityBin> Bins)
{
    public static CalibrationFigures Of(int[] chances, bool[] wanted)
    {
        var table = Evaluation.Reliability.Of(chances, wanted);
        var bins = table.Bands.Where(b => b.Count > 0).ToList();
        // The mean distance of a sampled share from its true value: √(2/π) of its standard deviation.
        var noise = bins.Sum(b => b.Count * Math.Sqrt(2 * b.Said * (1 - b.Said) / (Math.PI * b.Count))) / Math.Max(1, wanted.Length);
        return new(table.Error, noise, [.. bins.Select(b => new ReliabilityBin(b.Count, b.Said, b.Happened))]);
    }
}
