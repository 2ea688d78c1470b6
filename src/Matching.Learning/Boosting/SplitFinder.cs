using System.Runtime.Intrinsics;
using Matching.Engine.Features;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// The best cut of one feature in one leaf. Monotone directions hold for the whole forest: a cut that would turn one round is refused, and
/// the middle of the two new values bounds everything that grows below either side.
/// </summary>
internal sealed class SplitFinder(TrainerSettings settings, Pushes pushes)
{
    /// <summary>No leaf says more than this, in log-odds before the learning rate.</summary>
    public const double Widest = 8;

    public Split Best(int feature, ReadOnlySpan<Vector128<long>> bins, GrowingLeaf leaf)
    {
        var direction = DirectionOf(feature);
        var whole = Loss(leaf.Sum, Value(leaf.Sum, leaf.Low, leaf.High));
        var best = Split.None;
        var left = Vector128<long>.Zero;
        for (var bin = 0; bin + 1 < bins.Length; bin++)
        {
            if (Pushes.Count(bins[bin]) == 0)
                continue;
            left += bins[bin];
            var right = leaf.Sum - left;
            if (!IsEnough(left))
                continue;
            if (!IsEnough(right))
                break;
            var (leftValue, rightValue) = (Value(left, leaf.Low, leaf.High), Value(right, leaf.Low, leaf.High));
            if ((direction == Direction.Up && leftValue > rightValue) || (direction == Direction.Down && leftValue < rightValue))
                continue;
            var gain = whole - Loss(left, leftValue) - Loss(right, rightValue);
            if (gain > best.Gain + Least)
                best = new(gain, feature, bin, left, leftValue, rightValue);
        }
        return best;
    }

    public Direction DirectionOf(int feature) => settings.Directions.Count == 0 ? Direction.Free : settings.Directions[feature];

    /// <summary>Where the loss of these rows is least, within bounds.</summary>
    public double Value(Vector128<long> sum, double low, double high) =>
        Math.Clamp(-pushes.Slope(sum) / (pushes.Curvature(sum) + settings.L2 + Least), low, high);

    private double Loss(Vector128<long> sum, double value) =>
        2 * pushes.Slope(sum) * value + (pushes.Curvature(sum) + settings.L2) * value * value;

    private bool IsEnough(Vector128<long> sum) =>
        Pushes.Count(sum) >= settings.MinRows && pushes.Curvature(sum) >= settings.MinChildWeight;

    /// <summary>Less is noise of rounding.</summary>
    private const double Least = 1e-12;
}
