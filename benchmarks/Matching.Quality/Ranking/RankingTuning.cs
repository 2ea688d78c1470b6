using System.Globalization;
using Matching.Learning.Boosting;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Quality.Ranking;

/// <summary>
/// Chooses the settings of the suite <c>ranking</c> by cross-validation on the training part alone; never reads the test part.
/// What decides is the mean of NDCG at 1, 3, 5 and 10 over five blocks of groups, and the number of trees goes with it.
/// </summary>
internal static class RankingTuning
{
    private static readonly int[] Cuts = [1, 3, 5, 10];

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        var training = GradedPages.Training();
        var cases = new List<Case>();
        foreach (var (leaves, minRows, features) in Candidates())
        {
            var found = CrossValidation.Of(new LambdaMart(), training, RankingSuite.Common with { Trees = 200, Leaves = leaves, MinRows = minRows, FeatureShare = features });
            var curves = Cuts.Select(at => found.Choose(at).Curve).ToList();
            double[] mean = [.. Enumerable.Range(0, curves[0].Count).Select(t => curves.Average(c => c[t]))];
            var trees = Array.IndexOf(mean, mean.Max());
            cases.Add(new(string.Create(CultureInfo.InvariantCulture, $"leaves {leaves}, min rows {minRows}, features {features}"), mean[trees], null)
            {
                More = new Dictionary<string, object> { ["trees"] = trees, ["at1"] = curves[0][trees], ["at10"] = curves[3][trees] },
            });
            progress.Report($"{cases[^1].Name}: {mean[trees]:0.0000} at {trees} trees");
        }
        return [.. cases.OrderByDescending(c => c.Value)];
    }

    private static IEnumerable<(int Leaves, int MinRows, double Features)> Candidates() =>
        from leaves in new[] { 2, 4, 8, 16 }
        from minRows in new[] { 20, 50 }
        from features in new[] { 1, 0.3 }
        select (leaves, minRows, features);
}
