using Matching.Learning.Boosting;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Quality.Ranking;

/// <summary>Chooses the settings of the suite <c>ranking</c> by cross-validation on the training part alone; never reads the test part.</summary>
internal static class RankingTuning
{
    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        var training = GradedPages.Training();
        var cases = new List<Case>();
        foreach (var (name, settings) in Candidates())
        {
            var found = CrossValidation.Of(new LambdaMart(), training, settings);
            var chosen = found.Choose(at: 5);
            var at10 = found.Choose(at: 10);
            cases.Add(new(name, chosen.Curve[chosen.Trees], null)
            {
                More = new Dictionary<string, object> { ["trees"] = chosen.Trees, ["at10"] = at10.Curve[chosen.Trees], ["trees10"] = at10.Trees },
            });
            progress.Report($"{name}: NDCG@5 {chosen.Curve[chosen.Trees]:0.0000} at {chosen.Trees} trees; @10 {at10.Curve[chosen.Trees]:0.0000}");
        }
        return [.. cases.OrderByDescending(c => c.Value)];
    }

    private static IEnumerable<(string, TrainerSettings)> Candidates() =>
        from leaves in new[] { 2, 4, 8, 16 }
        from minRows in new[] { 20, 50 }
        from shares in new[] { 1, 0.3 }
        from groups in new[] { 1, 0.7 }
        select ($"leaves {leaves}, min rows {minRows}, features {shares}, groups {groups}", new TrainerSettings
        {
            Trees = 300,
            Bins = 63,
            LearningRate = 0.05,
            Leaves = leaves,
            MinRows = minRows,
            FeatureShare = shares,
            GroupShare = groups,
            L2 = 5,
            Patience = 0,
        });
}
