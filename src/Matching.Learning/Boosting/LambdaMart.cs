using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// Boosted trees for NDCG (Burges 2010), grown leaf-wise on histograms (Ke et al. 2017), with monotone directions that hold. With two leaves
/// per tree its forest is a sum of small tables per feature; the <see cref="GlassBox.GlassBoxTrainer"/>.
/// </summary>
public sealed class LambdaMart : IRankerTrainer
{
    public string Name => "lambdamart";

    public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default)
    {
        var booster = new Booster(training, settings);
        var watch = new ValidationWatch(validation, settings);
        var trees = new List<Tree>();
        var start = booster.MoveToMean();
        while (trees.Count < settings.Trees && !watch.IsOver)
        {
            cancel.ThrowIfCancellationRequested();
            booster.Push();
            if (booster.Grow(trees.Count) is not { } tree)
                break;
            trees.Add(tree);
            watch.See(tree);
        }
        return new()
        {
            Features = training.Features,
            SchemaHash = settings.SchemaHash,
            Base = start,
            Trees = trees[..Math.Min(watch.Best, trees.Count)],
        };
    }
}
