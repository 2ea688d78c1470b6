using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Quality;

internal static class Scored
{
    /// <summary>The score of every row in log-odds, by the readable walk.</summary>
    public static double[] By(Forest forest, TrainingSet rows) =>
        [.. Enumerable.Range(0, rows.Rows).Select(i => Forest.LogOdds(ForestWalk.Score(forest, rows.Row(i))))];
}
