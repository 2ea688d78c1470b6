using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// How far the next tree may run against a feature's direction at each cut, because the start and the trees of one cut before it run so
/// far along it there: a weight can be unlearned, but never turned round. Per cut, in log-odds; what is used is gone.
/// </summary>
internal sealed class Room
{
    /// <summary>Kept back per use, so that rounding to whole numbers never turns a direction round either.</summary>
    private const double Rounding = 4.0 / Forest.Scale;

    private readonly Bins _bins;
    private readonly IReadOnlyList<Direction> _directions;
    private readonly double[][] _left;
    private readonly double _learningRate;

    /// <param name="bins">Where the cuts are; a tree that cuts elsewhere gives no room.</param>
    /// <param name="settings">Directions, learning rate and start.</param>
    public Room(Bins bins, TrainerSettings settings)
    {
        (_bins, _directions, _learningRate) = (bins, settings.Directions, settings.LearningRate);
        _left = [.. bins.Cuts.Select(c => new double[c.Length])];
        foreach (var tree in settings.Start?.Trees ?? [])
            Stands(tree, settings.MayUnlearn);
    }

    /// <summary>In leaf values before the learning rate.</summary>
    public double At(int feature, int cut) => (_left[feature][cut] - Rounding) / _learningRate;

    /// <summary>A cut inside a larger tree runs against its direction by so much.</summary>
    public void Use(int feature, int cut, double value) => _left[feature][cut] -= value * _learningRate + Rounding;

    /// <summary>A tree of one cut is exact: it adds its step where it runs along the direction and takes it where it does not.</summary>
    public void Stands(Tree tree, double share = 1)
    {
        if (tree.Feature is not [var feature] || _directions.Count == 0 || Array.BinarySearch(_bins.Cuts[feature], tree.Threshold[0]) is not (var cut and >= 0))
            return;
        var step = Forest.LogOdds(tree.At(tree.Right[0]) - tree.At(tree.Left[0]));
        _left[feature][cut] += share * (_directions[feature] == Direction.Down ? -step : step);
    }
}
