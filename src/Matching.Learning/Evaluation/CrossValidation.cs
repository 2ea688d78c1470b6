using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Evaluation;

/// <summary>
/// A trainer judged on groups it has not seen: the groups in their order (by day where there are days) in so many blocks, each block scored
/// by a forest that learned from the others. A forest's first trees are a forest too, so one run tells how many trees to keep;
/// none at all is the start it was given, such as the weighted sum.
/// </summary>
public sealed class CrossValidation
{
    private readonly int[] _blockOf;
    private readonly Forest[] _forests;

    private CrossValidation(Grouped data, int[] blockOf, Forest[] forests) => (Data, _blockOf, _forests) = (data, blockOf, forests);

    /// <summary>The rows in the order of all answers.</summary>
    public Grouped Data { get; }

    /// <exception cref="ArgumentException">Fewer groups than blocks.</exception>
    public static CrossValidation Of(IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, int blocks = 5, CancellationToken cancel = default)
    {
        var data = Grouped.Of(set);
        if (data.Groups < blocks)
            throw new ArgumentException($"{data.Groups} groups make no {blocks} blocks.", nameof(blocks));
        int[] blockOf = [.. Enumerable.Range(0, data.Groups).Select(g => (int)((long)g * blocks / data.Groups))];
        var forests = new Forest[blocks];
        for (var b = 0; b < blocks; b++)
            forests[b] = trainer.Train(Without(data, blockOf, b), null, settings, cancel);
        return new(data, blockOf, forests);
    }

    /// <summary>Per block, so many first trees of its forest and the rows those learned from.</summary>
    internal IEnumerable<(Forest Forest, TrainingSet Rows)> Learned(int trees) =>
        _forests.Select((f, b) => (f with { Trees = [.. f.Trees.Take(trees)] }, Without(Data, _blockOf, b)));

    /// <summary>The same blocks scored by other forests, one per block, that have not seen theirs either.</summary>
    internal CrossValidation Instead(IEnumerable<Forest> forests) => new(Data, _blockOf, [.. forests]);

    private static TrainingSet Without(Grouped data, int[] blockOf, int block) =>
        data.Pick(Enumerable.Range(0, data.Groups).Where(g => blockOf[g] != block));

    /// <summary>Trees of the longest forest.</summary>
    public int MostTrees => _forests.Max(f => f.Trees.Count);

    /// <summary>Per row of <see cref="Data"/>, the score that a forest of so many trees gave without having seen its block.</summary>
    public double[] Scores(int trees) => Path([trees]).Single().Scores;

    /// <summary>The same for several rising numbers of trees; each array is the caller's own.</summary>
    public IEnumerable<(int Trees, double[] Scores)> Path(IEnumerable<int> counts)
    {
        var scores = new double[Data.Set.Rows];
        for (var g = 0; g < Data.Groups; g++)
            for (var i = Data.Starts[g]; i < Data.Starts[g + 1]; i++)
                scores[i] = Start(g, i);
        var from = 0;
        foreach (var to in counts)
        {
            for (var g = 0; g < Data.Groups; g++)
            {
                var trees = _forests[_blockOf[g]].Trees;
                for (var i = Data.Starts[g]; i < Data.Starts[g + 1]; i++)
                    for (var t = from; t < trees.Count && t < to; t++)
                        scores[i] += Forest.LogOdds(ForestWalk.Leaf(trees[t], Data.Set.Row(i)));
            }
            from = to;
            yield return (to, [.. scores]);
        }
    }

    private double Start(int group, int row) => Data.Set.InitialScore(row) + Forest.LogOdds(_forests[_blockOf[group]].Base);

    /// <summary>Per group of <see cref="Data"/> the NDCG of those scores; null for groups without a relevant row. The same set gives the same groups.</summary>
    public double?[] GroupNdcg(int trees, int at) => Ndcg.Each(Scores(trees), Ndcg.Gains(Data.Set.Grades), Data.Starts, at);

    /// <summary>Per group NDCG after 0, 1, 2 … <see cref="MostTrees"/> trees; null for groups without a relevant row.</summary>
    public double[]?[] Curves(int at)
    {
        var gains = Ndcg.Gains(Data.Set.Grades);
        var curves = new double[]?[Data.Groups];
        Parallel.For(0, Data.Groups, g =>
        {
            var own = gains.AsSpan(Data.Starts[g], Data.Starts[g + 1] - Data.Starts[g]);
            var scores = new double[own.Length];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Start(g, Data.Starts[g] + i);
            if (Ndcg.Of(scores, own, at) is not { } start)
                return;
            var forest = _forests[_blockOf[g]];
            var curve = curves[g] = new double[MostTrees + 1];
            curve[0] = start;
            for (var t = 0; t < MostTrees; t++)
            {
                if (t >= forest.Trees.Count)
                {
                    curve[t + 1] = curve[t];
                    continue;
                }
                for (var i = 0; i < scores.Length; i++)
                    scores[i] += Forest.LogOdds(ForestWalk.Leaf(forest.Trees[t], Data.Set.Row(Data.Starts[g] + i)));
                curve[t + 1] = Ndcg.Of(scores, own, at)!.Value;
            }
        });
        return curves;
    }

    /// <summary>How many trees to keep, judged by NDCG at so many ranks.</summary>
    public ChosenTrees Choose(int at)
    {
        var curves = Curves(at).OfType<double[]>().ToList();
        if (curves.Count == 0)
            return new(0, [0], 0, 0);
        double[] mean = [.. Enumerable.Range(0, MostTrees + 1).Select(t => curves.Average(c => c[t]))];
        var best = Array.IndexOf(mean, mean.Max());
        var gains = curves.Select(c => c[best] - c[0]).ToList();
        var spread = gains.Sum(g => (g - gains.Average()) * (g - gains.Average())) / Math.Max(1, gains.Count - 1);
        return new(best, mean, gains.Average(), Math.Sqrt(spread / gains.Count));
    }
}

/// <summary>What cross-validation says of the number of trees.</summary>
/// <param name="Trees">The number at which the mean is highest; the smallest of equals.</param>
/// <param name="Curve">Mean NDCG after 0, 1, 2 … trees, empty groups left out.</param>
/// <param name="Gain">What those trees add to the mean of none.</param>
/// <param name="StandardError">Of that gain, over groups.</param>
public sealed record ChosenTrees(int Trees, IReadOnlyList<double> Curve, double Gain, double StandardError);
