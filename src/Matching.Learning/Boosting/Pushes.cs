using System.Runtime.Intrinsics;

namespace Matching.Learning.Boosting;

/// <summary>
/// Slope and curvature per row as whole numbers, side by side: (slope, curvature × 2^24 + 1). Whole numbers add up to the same sum in any
/// order, so that histograms may be subtracted and threads change nothing; the 1 counts rows. Scaled by powers of two chosen per tree.
/// </summary>
internal sealed class Pushes(int rows)
{
    public const int MostRows = (1 << CountBits) - 1;
    private const int CountBits = 24;
    private double _slopeUnit = 1;
    private double _curvatureUnit = 1;

    public Vector128<long>[] Rows { get; } = new Vector128<long>[rows];

    public void Set(double[] slope, double[] curvature)
    {
        _slopeUnit = Unit(slope, 62);
        _curvatureUnit = Unit(curvature, 62 - CountBits);
        for (var i = 0; i < Rows.Length; i++)
            Rows[i] = Vector128.Create((long)Math.Round(slope[i] / _slopeUnit), ((long)Math.Round(curvature[i] / _curvatureUnit) << CountBits) + 1);
    }

    public double Slope(Vector128<long> sum) => sum.GetElement(0) * _slopeUnit;

    public double Curvature(Vector128<long> sum) => (sum.GetElement(1) >> CountBits) * _curvatureUnit;

    public static int Count(Vector128<long> sum) => (int)(sum.GetElement(1) & MostRows);

    /// <summary>The smallest power of two in which the sum over all rows still fits in so many bits.</summary>
    private double Unit(double[] values, int bits)
    {
        var most = 0.0;
        foreach (var value in values)
            most = Math.Max(most, Math.Abs(value));
        return most == 0 ? 1 : Math.ScaleB(1, Math.ILogB(most) + 1 + (int)Math.Ceiling(Math.Log2(Rows.Length + 1)) - bits);
    }
}
