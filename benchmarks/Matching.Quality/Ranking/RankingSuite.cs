using Matching.Learning.Baselines;
using Matching.Learning.Boosting;
using Matching.Learning.Evaluation;
using Matching.Learning.GlassBox;
using Matching.Learning.Training;

namespace Matching.Quality.Ranking;

/// <summary>
/// The learner on public graded groups, settings from <see cref="RankingTuning"/>, the test part read once. Empty groups are left out;
/// the other two conventions stand beside it (the test part has none, so they agree there).
/// </summary>
internal static class RankingSuite
{
    public static readonly TrainerSettings Common = new() { LearningRate = 0.05, L2 = 5, Bins = 63, Patience = 0 };

    /// <summary>Chosen by <c>Matching.Quality -- ranking-tuning</c>.</summary>
    private static readonly TrainerSettings Forest = Common with { Trees = 49, Leaves = 16, MinRows = 20, FeatureShare = 0.3 };
    private static readonly TrainerSettings Glass = Common with { Trees = 170, MinRows = 50 };

    /// <summary>The bars, at 1, 3, 5 and 10.</summary>
    private static readonly (int At, double Bar)[] Bars = [(1, 0.60), (3, 0.62), (5, 0.66), (10, 0.74)];

    public static IReadOnlyList<Case> Run(IProgress<string> progress)
    {
        var (training, test) = (GradedPages.Training(), Grouped.Of(GradedPages.Test()));
        var cases = new List<Case>();
        Add(new LambdaMart(), Forest, isBarred: true);
        Add(new GlassBoxTrainer(), Glass, isBarred: false);
        foreach (var baseline in Baseline.General)
            cases.AddRange(Judge(baseline.Name, baseline.Scores(training, test.Set), test, isBarred: false));
        return cases;

        void Add(IRankerTrainer trainer, TrainerSettings settings, bool isBarred)
        {
            progress.Report($"Training {trainer.Name}.");
            cases.AddRange(Judge(trainer.Name, Scored.By(trainer.Train(training, null, settings), test.Set), test, isBarred));
        }
    }

    private static IEnumerable<Case> Judge(string name, double[] scores, Grouped test, bool isBarred)
    {
        var gains = Ndcg.Gains(test.Set.Grades);
        foreach (var (at, bar) in Bars)
        {
            var value = Ndcg.Mean(scores, gains, test.Starts, at, EmptyGroups.LeftOut);
            var interval = Bootstrap.Of([.. Ndcg.Each(scores, gains, test.Starts, at).OfType<double>()]);
            yield return new($"{name}: NDCG@{at}", value, isBarred ? bar : null)
            {
                Holds = !isBarred || value >= bar,
                More = new Dictionary<string, object>
                {
                    ["low"] = interval.Low,
                    ["high"] = interval.High,
                    ["emptyAsZero"] = Ndcg.Mean(scores, gains, test.Starts, at, EmptyGroups.Zero),
                    ["emptyAsOne"] = Ndcg.Mean(scores, gains, test.Starts, at, EmptyGroups.One),
                },
            };
        }
    }
}
