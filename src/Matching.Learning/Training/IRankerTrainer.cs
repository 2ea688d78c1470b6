using Matching.Engine.Scoring;

namespace Matching.Learning.Training;

/// <summary>Learns a forest from decisions: the learner of this project, or an adapter to another.</summary>
public interface IRankerTrainer
{
    /// <summary>As it is called in reports, such as <c>lambdamart</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether what it grows stands on the set's initial scores and keeps to <see cref="TrainerSettings.Directions"/>. False for an adapter to
    /// a learner that knows neither: its forest stands by itself, and only the gates say whether its directions hold.
    /// </summary>
    bool StandsOnStart => true;

    /// <summary>
    /// Grows trees on top of the set's initial scores, which are not in the forest, or from nothing (<see cref="StandsOnStart"/>). The same rows in any order, on any number of threads,
    /// give the same forest. Nothing to learn from (all grades alike, no group with two) gives a forest without trees.
    /// </summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What early stopping looks at; null grows all trees.</param>
    /// <param name="settings">A trainer may not know them all.</param>
    /// <param name="cancel">Asked between trees.</param>
    Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default);
}
