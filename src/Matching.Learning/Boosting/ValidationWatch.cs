using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>Follows NDCG on the validation part tree by tree, and says when it has not risen for long enough.</summary>
internal sealed class ValidationWatch
{
    private readonly Grouped? _set;
    private readonly TrainerSettings _settings;
    private readonly double[] _scores = [];
    private readonly double[] _gains = [];
    private double _highest;
    private int _seen;

    public ValidationWatch(TrainingSet? validation, TrainerSettings settings)
    {
        _settings = settings;
        if (validation is null || settings.Patience == 0)
            return;
        _set = Grouped.Of(validation);
        _scores = [.. Enumerable.Range(0, validation.Rows).Select(i => (double)_set.Set.InitialScore(i))];
        _gains = Ndcg.Gains(_set.Set.Grades);
        (_highest, Best) = (Now(), 0);
    }

    /// <summary>Trees at the highest NDCG; all of them when nobody looks.</summary>
    public int Best { get; private set; } = int.MaxValue;

    public bool IsOver => _set is not null && _seen - Best >= _settings.Patience;

    public void See(Tree tree)
    {
        if (_set is null)
            return;
        _seen++;
        for (var i = 0; i < _scores.Length; i++)
            _scores[i] += Forest.LogOdds(ForestWalk.Leaf(tree, _set.Set.Row(i)));
        if (Now() is var now && now > _highest)
            (_highest, Best) = (now, _seen);
    }

    private double Now() => Ndcg.Mean(_scores, _gains, _set!.Starts, _settings.StopAt, EmptyGroups.LeftOut);
}
