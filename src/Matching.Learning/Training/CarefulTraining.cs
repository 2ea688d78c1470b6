using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;
using Matching.Learning.GlassBox;

namespace Matching.Learning.Training;

/// <summary>
/// How the product learns. Everything is chosen by cross-validation over time: how much of the weighted sum stays, how many trees stand on
/// it, which pairs earn a table, and the calibration. Where what was learned does not beat the weighted sum by more than chance would, the
/// weighted sum stays as it is: few decisions change little.
/// </summary>
public static class CarefulTraining
{
    /// <summary>Shares of the weighted sum that are tried as a start. Directions hold for what is learned on top, so a smaller start is how a weight can fall.</summary>
    private static readonly double[] Starts = [1, 0.5, 0];

    /// <summary>At most so many pair tables; a council reads no more.</summary>
    private const int MostPairs = 5;
    private const int PairsTried = 8;

    /// <param name="trainer">The learner.</param>
    /// <param name="set">Rows of the product's schema.</param>
    /// <param name="settings">Trees is the most; pairs are tried when the trainer is a glass box.</param>
    /// <param name="options">How careful.</param>
    /// <param name="cancel">Asked between trees.</param>
    public static Careful Train(IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, CarefulOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        settings = settings with { Patience = 0, Pairs = [] };
        var tried = Starts.Select(start =>
        {
            var found = CrossValidation.Of(trainer, WeightedSumForest.Start(set, start), settings, options.Blocks, cancel);
            return (Start: start, Found: found, Chosen: found.Choose(options.At));
        }).ToList();
        var untouched = tried[0].Found.GroupNdcg(0, options.At);
        // Nothing learned comes first, so that it stays unless something is better by more than its error.
        var best = tried.MaxBy(t => t.Chosen.Curve[t.Chosen.Trees]);
        var learned = best.Found.GroupNdcg(best.Chosen.Trees, options.At);
        var gain = Gain.Of(learned, untouched);
        if (!gain.IsBeyond(options.Errors))
            return Finish(set, 1, new() { Features = set.Features, SchemaHash = settings.SchemaHash, Trees = [] }, tried[0].Found.Data, tried[0].Found.Scores(0), gain, []);

        settings = settings with { Trees = best.Chosen.Trees };
        var start = WeightedSumForest.Start(set, best.Start);
        var pairs = trainer is GlassBoxTrainer ? Pairs(trainer, start, settings, options, learned, cancel) : [];
        settings = settings with { Pairs = pairs };
        var heldOut = CrossValidation.Of(trainer, start, settings, options.Blocks, cancel);
        return Finish(set, best.Start, trainer.Train(start, null, settings, cancel), heldOut.Data, heldOut.Scores(int.MaxValue), gain, pairs);
    }

    /// <summary>One pair at a time, in the order of the screen; a pair stays when held-out NDCG rises by more than its error.</summary>
    private static List<FeaturePair> Pairs(
        IRankerTrainer trainer, TrainingSet start, TrainerSettings settings, CarefulOptions options, double?[] without, CancellationToken cancel)
    {
        var single = trainer.Train(start, null, settings, cancel);
        var kept = new List<FeaturePair>();
        foreach (var pair in PairScreen.Candidates(start, single, settings, PairsTried))
        {
            var found = CrossValidation.Of(trainer, start, settings with { Pairs = [.. kept, pair] }, options.Blocks, cancel);
            var with = found.GroupNdcg(int.MaxValue, options.At);
            if (!Gain.Of(with, without).IsBeyond(options.Errors))
                continue;
            kept.Add(pair);
            without = with;
            if (kept.Count == MostPairs)
                break;
        }
        return kept;
    }

    private static Careful Finish(
        TrainingSet set, double startShare, Forest learned, Grouped heldOut, double[] scores, Gain gain, IReadOnlyList<FeaturePair> pairs)
    {
        bool[] wanted = [.. heldOut.Set.Grades.Select(g => g > 0)];
        var (slope, intercept) = Platt.Fit(scores, wanted);
        return new()
        {
            Forest = WeightedSumForest.With(learned, startShare),
            Calibration = Platt.ToCalibration(slope, intercept),
            StartShare = startShare,
            Trees = learned.Trees.Count,
            Pairs = pairs,
            Gain = gain,
        };
    }
}

/// <summary>How careful <see cref="CarefulTraining"/> is.</summary>
public sealed record CarefulOptions
{
    public int Blocks { get; init; } = 5;

    /// <summary>The k of the NDCG that decides.</summary>
    public int At { get; init; } = 5;

    /// <summary>Standard errors by which something must be better before it replaces something simpler.</summary>
    public double Errors { get; init; } = 1;
}

/// <summary>What was learned, and what it rests on.</summary>
public sealed record Careful
{
    /// <summary>Complete: the share of the weighted sum that stays, and the trees on it.</summary>
    public required Forest Forest { get; init; }
    public required Calibration Calibration { get; init; }

    /// <summary>How much of the weighted sum stays, 0 to 1.</summary>
    public required double StartShare { get; init; }

    /// <summary>Trees learned on top; 0 when the weighted sum stays as it is.</summary>
    public required int Trees { get; init; }
    public required IReadOnlyList<FeaturePair> Pairs { get; init; }

    /// <summary>Held-out NDCG beyond that of the weighted sum, at the number of trees that did best.</summary>
    public required Gain Gain { get; init; }
}

/// <summary>A mean difference of NDCG over groups, and its standard error.</summary>
public readonly record struct Gain(double Mean, double Error)
{
    public bool IsBeyond(double errors) => Mean > errors * Error && Mean > 0;

    /// <summary>Groups that either leaves out are left out.</summary>
    public static Gain Of(IReadOnlyList<double?> one, IReadOnlyList<double?> other)
    {
        var differences = one.Zip(other).Where(p => p.First is not null && p.Second is not null).Select(p => p.First!.Value - p.Second!.Value).ToList();
        if (differences.Count < 2)
            return default;
        var mean = differences.Average();
        return new(mean, Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1) / differences.Count));
    }
}
