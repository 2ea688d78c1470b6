using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>Something simple that a ranker must beat, or be believed less. Stands in every report.</summary>
public interface IBaseline
{
    /// <summary>As it is called in reports.</summary>
    string Name { get; }

    /// <summary>Learns from the one set and scores the rows of the other; higher is better.</summary>
    double[] Scores(TrainingSet training, TrainingSet rows);
}

/// <summary>The visible list.</summary>
public static class Baseline
{
    public static IReadOnlyList<IBaseline> All { get; } =
        [new RandomOrder(), new Popularity(), new TheWeightedSum(), new Ridge(), new LogisticRegression()];

    /// <summary>Those that need no product schema and no openings.</summary>
    public static IReadOnlyList<IBaseline> General { get; } = [.. All.Where(b => b is not Popularity and not TheWeightedSum)];
}
