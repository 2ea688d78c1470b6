using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Boosting;

/// <summary>
/// The mean of several forests that differ in their draws alone, as one forest: steadier than one where a draw of features or groups is taken.
/// Their trees alternate, so that its first trees are a mean too.
/// </summary>
public sealed class Averaged(IRankerTrainer one, int times) : IRankerTrainer
{
    public string Name => $"{one.Name} × {times}";

    public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default)
    {
        Forest[] forests = [.. Enumerable.Range(0, times).Select(i => one.Train(training, validation, settings with { Seed = settings.Seed + i }, cancel))];
        return forests[0] with
        {
            Base = (int)(forests.Sum(f => (long)f.Base) / times),
            Trees = [.. Enumerable.Range(0, forests.Max(f => f.Trees.Count)).SelectMany(t => forests.Where(f => t < f.Trees.Count).Select(f => Part(f.Trees[t])))],
        };
    }

    private Tree Part(Tree tree) => tree with
    {
        Leaf = [.. tree.Leaf.Select(Part)],
        Value = [.. tree.Value.Select(Part)],
    };

    private int Part(int whole) => (int)Math.Round((double)whole / times);
}
