using Matching.Learning.Training;

namespace Matching.Learning.Baselines;

/// <summary>How often others chose this opening, drawn towards the mean of all where there is little to go by; looks at nothing of the person.</summary>
public sealed class Popularity : IBaseline
{
    private const double PriorDecisions = 5;

    public string Name => "popularity";

    public double[] Scores(TrainingSet training, TrainingSet rows)
    {
        if (training.Openings.Length == 0 || rows.Openings.Length == 0)
            throw new ArgumentException("Popularity wants to know which opening each row is about.", nameof(training));
        var chosen = training.Grades.Select(g => g > 0 ? 1.0 : 0).ToArray();
        var mean = chosen.DefaultIfEmpty().Average();
        var shares = Enumerable.Range(0, training.Rows).GroupBy(i => training.Openings[i])
            .ToDictionary(g => g.Key, g => (g.Sum(i => chosen[i]) + PriorDecisions * mean) / (g.Count() + PriorDecisions));
        return [.. rows.Openings.Select(o => shares.GetValueOrDefault(o, mean))];
    }
}
