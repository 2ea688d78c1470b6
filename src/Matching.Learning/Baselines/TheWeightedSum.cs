using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>What a town starts with (<see cref="WeightedSum"/>); learns nothing.</summary>
public sealed class TheWeightedSum : IBaseline
{
    public string Name => WeightedSum.Instance.Id;

    public double[] Scores(TrainingSet training, TrainingSet rows) =>
        [.. Enumerable.Range(0, rows.Rows).Select(i => Forest.LogOdds(ForestWalk.Score(WeightedSumForest.Instance, rows.Row(i))))];
}
