using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// The logistic loss of each row by itself, mixed into the pushes of <see cref="LambdaRank"/> (Sculley 2010). Every grade is a question of its
/// own, "at least this good?", answered by the same score beyond an offset of the question's own (proportional odds, McCullagh 1980, with the
/// all-threshold loss of Rennie and Srebro 2005): that a placement started says more than that it was put forward.
/// </summary>
internal sealed class YesOrNo
{
    private const int Steps = 20;
    private readonly TrainingSet _set;
    private readonly double _share;

    /// <summary>The grades that some rows reach and others do not, lowest first; how far each lies from the score; what each counts for, by its gain.</summary>
    private readonly int[] _grades;
    private readonly double[] _offsets;
    private readonly double[] _worth;

    public YesOrNo(TrainingSet set, double share)
    {
        (_set, _share) = (set, share);
        _grades = share == 0 ? [] : [.. set.Grades.Distinct().Order().Skip(1).Select(g => (int)g)];
        _offsets = new double[_grades.Length];
        _worth = [.. _grades.Select(g => (1 << g) - 1.0)];
        var all = _worth.Sum();
        for (var k = 0; k < _worth.Length; k++)
            _worth[k] /= all;
    }

    /// <summary>Draws the pushes towards this loss by its share.</summary>
    public void Push(double[] scores, double[] slope, double[] curvature)
    {
        if (_share == 0)
            return;
        for (var i = 0; i < scores.Length; i++)
        {
            slope[i] *= 1 - _share;
            curvature[i] *= 1 - _share;
        }
        for (var k = 0; k < _grades.Length; k++)
        {
            _offsets[k] += Offset(scores, k, steps: 2);
            for (var i = 0; i < scores.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-(scores[i] + _offsets[k])));
                var weight = _share * _worth[k] * _set.Weight(i);
                slope[i] += weight * (chance - Reaches(i, k));
                curvature[i] += weight * chance * (1 - chance);
            }
        }
    }

    /// <summary>The constant at which as many are expected to be wanted as were, which becomes the forest's own; 0 when all or none were.</summary>
    public double Offset(double[] scores)
    {
        if (_grades.Length == 0)
            return 0;
        for (var k = 0; k < _grades.Length; k++)
            _offsets[k] += Offset(scores, k, Steps);
        var first = _offsets[0];
        for (var k = 0; k < _grades.Length; k++)
            _offsets[k] -= first;
        return first;
    }

    /// <summary>By Newton's steps.</summary>
    private double Offset(double[] scores, int k, int steps)
    {
        var moved = 0.0;
        for (var step = 0; step < steps; step++)
        {
            var (slope, curvature) = (0.0, 1e-9);
            for (var i = 0; i < scores.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-(scores[i] + _offsets[k] + moved)));
                slope += _set.Weight(i) * (Reaches(i, k) - chance);
                curvature += _set.Weight(i) * chance * (1 - chance);
            }
            moved += Math.Clamp(slope / curvature, -1, 1);
        }
        return moved;
    }

    private double Reaches(int row, int k) => _set.Grades[row] >= _grades[k] ? 1 : 0;
}
