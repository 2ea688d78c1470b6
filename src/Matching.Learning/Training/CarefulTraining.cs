using Matching.Engine.Scoring;
using Matching.Learning.Evaluation;
using Matching.Learning.GlassBox;

namespace Matching.Learning.Training;

/// <summary>
/// How the product learns. Everything is chosen by cross-validation over time: how many trees stand on the
/// weighted sum, which pairs earn a table, and the calibration. Where what was learned does not beat the weighted sum by more than chance would, the
/// weighted sum stays as it is: few decisions change little.
/// </summary>
public static class CarefulTraining
{
    /// <summary>At most so many pair tables; a council reads no more.</summary>
    private const int MostPairs = 5;
    private const int PairsTried = 8;
    private const int TreeCountsTried = 40;

    /// <param name="trainer">The learner.</param>
    /// <param name="set">Rows of the product's schema that start from the weighted sum, as <see cref="Labels.TrainingView"/> makes them.</param>
    /// <param name="settings">Trees is the most; pairs are tried when the trainer is a glass box.</param>
    /// <param name="options">How careful.</param>
    /// <param name="cancel">Asked between trees.</param>
    public static Careful Train(IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, CarefulOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        settings = settings with { Patience = 0, Pairs = [] };
        var found = CrossValidation.Of(trainer, set, settings, options.Blocks, cancel);
        var untouched = HeldOutLoss.PerGroup(found.Data, found.Scores(0));
        var step = Math.Max(1, settings.Trees / TreeCountsTried);
        var (trees, loss) = found.Path(Enumerable.Range(1, TreeCountsTried).Select(n => n * step))
            .Select(p => (p.Trees, Loss: HeldOutLoss.PerGroup(found.Data, p.Scores))).MinBy(t => t.Loss.Sum());
        var gain = Gain.Of(loss, untouched);
        if (!gain.IsBeyond(options.Errors))
            return Finish(new() { Features = set.Features, SchemaHash = settings.SchemaHash, Trees = [] }, found, 0, gain, []);

        settings = settings with { Trees = trees };
        var pairs = trainer is GlassBoxTrainer ? Pairs(trainer, set, settings, options, loss, cancel) : [];
        settings = settings with { Pairs = pairs };
        var heldOut = pairs.Count == 0 ? found : CrossValidation.Of(trainer, set, settings, options.Blocks, cancel);
        return Finish(trainer.Train(set, null, settings, cancel), heldOut, pairs.Count == 0 ? trees : int.MaxValue, gain, pairs);
    }

    /// <summary>One pair at a time, in the order of the screen; a pair stays when held-out loss falls by more than its error.</summary>
    private static List<FeaturePair> Pairs(
        IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, CarefulOptions options, double[] without, CancellationToken cancel)
    {
        var single = trainer.Train(set, null, settings, cancel);
        var kept = new List<FeaturePair>();
        foreach (var pair in PairScreen.Candidates(set, single, settings, PairsTried))
        {
            var found = CrossValidation.Of(trainer, set, settings with { Pairs = [.. kept, pair] }, options.Blocks, cancel);
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

    private static Careful Finish(Forest learned, CrossValidation heldOut, int trees, Gain gain, IReadOnlyList<FeaturePair> pairs)
    {
        var (slope, intercept) = Platt.Fit(heldOut.Scores(trees), [.. heldOut.Data.Set.Grades.Select(g => g > 0)]);
        return new()
        {
            Forest = WeightedSumForest.With(learned),
            Calibration = Platt.ToCalibration(slope, intercept),
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

    /// <summary>Standard errors by which something must be better before it replaces something simpler.</summary>
    public double Errors { get; init; } = 2;
}

/// <summary>What was learned, and what it rests on.</summary>
public sealed record Careful
{
    /// <summary>Complete: the weighted sum and the trees on it.</summary>
    public required Forest Forest { get; init; }
    public required Calibration Calibration { get; init; }

    /// <summary>Trees learned on top; 0 when the weighted sum stays as it is.</summary>
    public required int Trees { get; init; }
    public required IReadOnlyList<FeaturePair> Pairs { get; init; }

    /// <summary>How much less it loses on held-out decisions than the weighted sum, per group.</summary>
    public required Gain Gain { get; init; }
}
