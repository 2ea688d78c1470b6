using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>A forest on its way: the scores it gives its training rows now, and the trees so far.</summary>
internal sealed class Booster
{
    private readonly TrainerSettings _settings;
    private readonly Pushes _pushes;
    private readonly LambdaRank _order;
    private readonly YesOrNo _yesOrNo;
    private readonly TreeGrower _grower;
    private readonly ParallelOptions _parallel;
    private readonly double[] _slope;
    private readonly double[] _curvature;
    private readonly int[] _everyRow;
    private readonly int[] _everyFeature;

    /// <param name="training">The rows.</param>
    /// <param name="settings">How to grow.</param>
    public Booster(TrainingSet training, TrainerSettings settings)
    {
        if (training.Rows > Pushes.MostRows)
            throw new ArgumentException($"At most {Pushes.MostRows} rows, not {training.Rows}.", nameof(training));
        if (settings.Directions.Count != 0 && settings.Directions.Count != training.Features)
            throw new ArgumentException($"{settings.Directions.Count} directions for {training.Features} features.", nameof(settings));
        _settings = settings;
        Data = Grouped.Of(training);
        var bins = Bins.Of(Data.Set, settings.Bins, settings.Start);
        _pushes = new(Data.Set.Rows);
        _order = new(Data, settings.Truncation);
        _grower = new(bins, bins.Apply(Data.Set), _pushes, new(bins, settings), settings);
        _parallel = new() { MaxDegreeOfParallelism = settings.Threads };
        _yesOrNo = new(Data.Set, settings.PointwiseShare);
        (_slope, _curvature) = (new double[Data.Set.Rows], new double[Data.Set.Rows]);
        Scores = [.. Enumerable.Range(0, Data.Set.Rows).Select(i => (double)Data.Set.InitialScore(i))];
        _everyRow = [.. Enumerable.Range(0, Data.Set.Rows)];
        _everyFeature = [.. Enumerable.Range(0, Data.Set.Features)];
    }

    public Grouped Data { get; }

    /// <summary>Per row, in log-odds; sums of whole numbers of 2^-24, so exact.</summary>
    public double[] Scores { get; }

    /// <summary>Slopes and curvatures at the present scores.</summary>
    public void Push()
    {
        _order.Push(Scores, _slope, _curvature, _parallel);
        _yesOrNo.Push(Scores, _slope, _curvature);
        _pushes.Set(_slope, _curvature);
    }

    /// <summary>Moves all scores by one constant, the one that yes and no ask for; 0 where only order counts.</summary>
    public int MoveToMean()
    {
        var whole = Forest.Whole(_yesOrNo.Offset(Scores));
        for (var i = 0; i < Scores.Length; i++)
            Scores[i] += Forest.LogOdds(whole);
        return whole;
    }

    /// <summary>One more tree at the present slopes; null when there is nothing left to learn. The scores move with it.</summary>
    public Tree? Grow(int number)
    {
        var rows = RowsOf(number);
        var tree = _grower.Grow(rows, FeaturesOf(number));
        if (tree is null)
            return null;
        if (rows.Length < _everyRow.Length)
            for (var i = 0; i < Scores.Length; i++)
                Scores[i] += Forest.LogOdds(ForestWalk.Leaf(tree, Data.Set.Row(i)));
        else
            for (var leaf = 0; leaf < _grower.Leaves.Count; leaf++)
            {
                var adds = Forest.LogOdds(tree.Leaf[leaf]);
                foreach (var row in _grower.RowsOf(leaf))
                    Scores[row] += adds;
            }
        return tree;
    }

    private int[] FeaturesOf(int tree) => _settings.FeatureShare >= 1 ? _everyFeature : Drawn(_everyFeature.Length, _settings.FeatureShare, tree, 1);

    private int[] RowsOf(int tree)
    {
        if (_settings.GroupShare >= 1)
            return _everyRow;
        return [.. Drawn(Data.Groups, _settings.GroupShare, tree, 2).SelectMany(g => Enumerable.Range(Data.Starts[g], Data.Starts[g + 1] - Data.Starts[g]))];
    }

    /// <summary>A share of the numbers below count, rising, by the order of a hash: at least one.</summary>
    private int[] Drawn(int count, double share, int tree, ulong purpose)
    {
        var stream = Grouped.Mix(Grouped.Mix((ulong)_settings.Seed ^ purpose << 60) ^ (ulong)tree);
        return [.. Enumerable.Range(0, count).OrderBy(i => Grouped.Mix(stream ^ (ulong)i)).Take(Math.Max(1, (int)Math.Round(count * share))).Order()];
    }
}
