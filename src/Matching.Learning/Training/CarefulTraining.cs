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
    private const int TreeCountsTried = 40;

    /// <param name="trainer">The learner.</param>
    /// <param name="set">Rows of the product's schema.</param>
    /// <param name="settings">Trees is the most; pairs are tried when the trainer is a glass box.</param>
    /// <param name="options">How careful.</param>
    /// <param name="cancel">Asked between trees.</param>
    public static Careful Train(IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, CarefulOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        settings = settings with { Patience = 0, Pairs = [] };
        var untouched = CrossValidation.Of(trainer, WeightedSumForest.Start(set), settings with { Trees = 0 }, options.Blocks, cancel);
        var withoutLearning = HeldOutLoss.PerGroup(untouched.Data, untouched.Scores(0));
        var best = Starts.Select(start => Try(trainer, set, start, settings, options, cancel)).MinBy(t => t.Loss.Sum())!;
        var gain = Gain.Of(best.Loss, withoutLearning);
        if (!gain.IsBeyond(options.Errors))
            return Finish(set, 1, new() { Features = set.Features, SchemaHash = settings.SchemaHash, Trees = [] }, untouched, gain, []);

        settings = settings with { Trees = best.Trees };
        var start = WeightedSumForest.Start(set, best.Start);
        var pairs = trainer is GlassBoxTrainer ? Pairs(trainer, start, settings, options, best.Loss, cancel) : [];
        settings = settings with { Pairs = pairs };
        var heldOut = CrossValidation.Of(trainer, start, settings, options.Blocks, cancel);
        return Finish(set, best.Start, trainer.Train(start, null, settings, cancel), heldOut, gain, pairs);
    }

    /// <summary>The number of trees on one start that loses least on held-out decisions.</summary>
    private static Trial Try(IRankerTrainer trainer, TrainingSet set, double start, TrainerSettings settings, CarefulOptions options, CancellationToken cancel)
    {
        var found = CrossValidation.Of(trainer, WeightedSumForest.Start(set, start), settings, options.Blocks, cancel);
        var step = Math.Max(1, settings.Trees / TreeCountsTried);
        return found.Path(Enumerable.Range(1, TreeCountsTried).Select(n => n * step))
            .Select(p => new Trial(start, p.Trees, HeldOutLoss.PerGroup(found.Data, p.Scores))).MinBy(t => t.Loss.Sum())!;
    }

    /// <summary>One pair at a time, in the order of the screen; a pair stays when held-out loss falls by more than its error.</summary>
    private static List<FeaturePair> Pairs(
        IRankerTrainer trainer, TrainingSet start, TrainerSettings settings, CarefulOptions options, double[] without, CancellationToken cancel)
    {
        var single = trainer.Train(start, null, settings, cancel);
        var kept = new List<FeaturePair>();
        foreach (var pair in PairScreen.Candidates(start, single, settings, PairsTried))
        {
            var found = CrossValidation.Of(trainer, start, settings with { Pairs = [.. kept, pair] }, options.Blocks, cancel);
            var with = HeldOutLoss.PerGroup(found.Data, found.Scores(int.MaxValue));
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
        TrainingSet set, double startShare, Forest learned, CrossValidation heldOut, Gain gain, IReadOnlyList<FeaturePair> pairs)
    {
        var (slope, intercept) = Platt.Fit(heldOut.Scores(int.MaxValue), [.. heldOut.Data.Set.Grades.Select(g => g > 0)]);
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

/// <summary>One start and the number of trees that did best on it.</summary>
internal sealed record Trial(double Start, int Trees, double[] Loss);

/// <summary>How careful <see cref="CarefulTraining"/> is.</summary>
public sealed record CarefulOptions
{
    public int Blocks { get; init; } = 5;

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

    /// <summary>How much less it loses on held-out decisions than the weighted sum, per group.</summary>
    public required Gain Gain { get; init; }
}
