using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Training;

namespace Matching.Learning.GlassBox;

/// <summary>
/// The additive ranker that a council can print: trees of one cut each, then trees over exactly two features for the pairs named in the
/// settings (Lou et al. 2013: first all single features, then pairs on what these leave).
/// </summary>
public sealed class GlassBoxTrainer : IRankerTrainer
{
    public string Name => "glass box";

    public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default)
    {
        settings = settings with { Leaves = 2 };
        var single = new LambdaMart().Train(training, validation, settings, cancel);
        return settings.Pairs.Count == 0 ? single : WithPairs(training, single, settings, cancel);
    }

    /// <summary>The pairs of the settings on top of a forest that learned from the same rows; what <see cref="Train"/> does last.</summary>
    internal static Forest WithPairs(TrainingSet training, Forest single, TrainerSettings settings, CancellationToken cancel) =>
        single with { Trees = [.. single.Trees, .. PairTrees(training, single, settings with { Leaves = 2 }, cancel)] };

    private static List<Tree> PairTrees(TrainingSet training, Forest single, TrainerSettings settings, CancellationToken cancel)
    {
        var booster = new Booster(training, settings, single);
        var trees = new List<Tree>();
        for (var round = 0; round < settings.TreesPerPair; round++)
            foreach (var pair in settings.Pairs)
            {
                cancel.ThrowIfCancellationRequested();
                booster.Push();
                if (booster.Grow(pair) is { } tree)
                    trees.Add(tree);
            }
        return trees;
    }
}
