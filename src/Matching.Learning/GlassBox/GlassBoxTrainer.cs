using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Training;

namespace Matching.Learning.GlassBox;

/// <summary>
/// The additive ranker that a council can print: trees of one cut each, so that its score is a sum of one small table per feature.
/// <see cref="CarefulTraining"/> prints it together with the <see cref="Effects"/> of a larger forest, and with tables of pairs.
/// </summary>
public sealed class GlassBoxTrainer : IRankerTrainer
{
    public string Name => "glass box";

    public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default) =>
        new LambdaMart().Train(training, validation, settings with { Leaves = 2 }, cancel);
}
