using Matching.Engine.Scoring;
using Matching.Learning.Boosting;
using Matching.Learning.Evaluation;
using Matching.Learning.GlassBox;

namespace Matching.Learning.Training;

/// <summary>
/// How the product learns. Everything is chosen by cross-validation over time: how many trees stand on the weighted sum, which pairs earn a
/// table, and the calibration. Where what was learned does not beat the weighted sum by more than chance would, the weighted sum stays as
/// it is: few decisions change nothing until they agree.
/// </summary>
public static class CarefulTraining
{
    /// <summary>At most so many pair tables; a council reads no more.</summary>
    private const int MostPairs = 5;
    private const int TreeCountsTried = 40;

    /// <param name="trainer">The learner.</param>
    /// <param name="set">Rows of the product's schema that start from the weighted sum, as <see cref="Labels.TrainingView"/> makes them.</param>
    /// <param name="settings">Trees is the most; pairs are tried when the trainer is a glass box.</param>
    /// <param name="options">How careful.</param>
    /// <param name="cancel">Asked between trees.</param>
    public static Careful Train(IRankerTrainer trainer, TrainingSet set, TrainerSettings settings, CarefulOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        settings = settings with { Patience = 0 };
        var start = Grouped.Of(set);
        var startScores = Enumerable.Range(0, set.Rows).Select(i => (double)start.Set.InitialScore(i)).ToArray();
        if (!trainer.StandsOnStart)
            set = set.WithoutStart();
        var found = CrossValidation.Of(trainer, set, settings, options.Blocks, cancel);
        var (trees, scores, loss) = LosesLeast(found, settings);
        var gain = Gain.Of(loss, HeldOutLoss.PerGroup(start, startScores));
        if (!gain.IsBeyond(options.Errors))
            return Finish(WeightedSumForest.Instance, start, startScores, 0, gain, []);

        var inLeaves = settings.InLeaves();
        settings = settings with { Trees = trees };
        if (trainer is GlassBoxTrainer)
            return Printed(set, found, settings, inLeaves, gain, options, cancel);
        var learned = trainer.Train(set, null, settings, cancel);
        return Finish(trainer.StandsOnStart ? WeightedSumForest.With(learned) : learned, found.Data, scores, learned.Trees.Count, gain, []);
    }

    /// <summary>
    /// The glass box: the mean of two fits (Breiman 1996), written as tables. Trees of one cut follow the decisions closest. But the log holds
    /// only what the plan chose to show, where a weakness seldom stands without a strength that made up for it, and a sum of tables that fits
    /// those rows mistakes the one for the other. A forest of a few leaves need not, and its <see cref="Effects"/> say what each feature does
    /// by itself. Each is wrong in its own way, so the mean is better than either fits or ranks. Pairs get tables as long as held-out decisions
    /// say they pay.
    /// </summary>
    private static Careful Printed(
        TrainingSet set, CrossValidation oneCut, TrainerSettings settings, TrainerSettings ofLeaves, Gain gain, CarefulOptions options, CancellationToken cancel)
    {
        var trainer = new LambdaMart();
        var leaves = CrossValidation.Of(trainer, set, ofLeaves, options.Blocks, cancel);
        ofLeaves = ofLeaves with { Trees = LosesLeast(leaves, ofLeaves).Trees };

        var perBlock = oneCut.Learned(settings.Trees).Zip(leaves.Learned(ofLeaves.Trees), (one, more) => Mean(one.Forest, more.Forest, one.Rows)).ToList();
        var (pairs, scores) = Pairs(count => oneCut.Instead(perBlock.Select(e => e.Printed(count))), options);
        var effects = Mean(new GlassBoxTrainer().Train(set, null, settings, cancel), trainer.Train(set, null, ofLeaves, cancel), set);
        var printed = effects.Printed(pairs);
        return Finish(WeightedSumForest.With(printed), oneCut.Data, scores, settings.Trees + ofLeaves.Trees, gain, [.. effects.Pairs.Take(pairs)]);
    }

    private static Effects Mean(Forest oneCut, Forest inLeaves, TrainingSet rows) => Effects.Of([oneCut, inLeaves], rows);

    private static (int Trees, double[] Scores, double[] Loss) LosesLeast(CrossValidation found, TrainerSettings settings) =>
        found.Path(TreeCounts(settings)).Select(p => (p.Trees, p.Scores, Loss: HeldOutLoss.PerGroup(found.Data, p.Scores))).MinBy(t => t.Loss.Sum());

    private static IEnumerable<int> TreeCounts(TrainerSettings settings)
    {
        var step = Math.Max(1, settings.Trees / TreeCountsTried);
        return Enumerable.Range(1, TreeCountsTried).Select(n => n * step);
    }

    /// <summary>As many pair tables as make held-out loss fall by more than its error, the largest number that does; else none.</summary>
    private static (int Count, double[] Scores) Pairs(Func<int, CrossValidation> printed, CarefulOptions options)
    {
        var none = printed(0);
        var (without, loss) = (none.Scores(int.MaxValue), HeldOutLoss.PerGroup(none.Data, none.Scores(int.MaxValue)));
        for (var count = MostPairs; count > 0; count -= 2)
        {
            var found = printed(count);
            var scores = found.Scores(int.MaxValue);
            if (Gain.Of(HeldOutLoss.PerGroup(found.Data, scores), loss).IsBeyond(options.PairErrors))
                return (count, scores);
        }
        return (0, without);
    }

    private static Careful Finish(Forest forest, Grouped data, double[] heldOut, int trees, Gain gain, IReadOnlyList<FeaturePair> pairs) =>
        new()
        {
            Forest = forest,
            Calibration = BetaCalibration.Fit(heldOut, [.. data.Set.Grades.Select(g => g > 0)]).ToCalibration(),
            Trees = trees,
            Pairs = pairs,
            Gain = gain,
        };
}

/// <summary>How careful <see cref="CarefulTraining"/> is.</summary>
public sealed record CarefulOptions
{
    public int Blocks { get; init; } = 5;

    /// <summary>
    /// Standard errors by which what was learned must lose less than the weighted sum. Many, for it is the best of forty numbers of trees, and
    /// a chance that fits better does not rank better at once: on the development towns 300 decisions never reach more than 1.4, 1,800 mostly
    /// reach this, and 5,000 are always beyond 4.
    /// </summary>
    public double Errors { get; init; } = 2.5;

    /// <summary>Standard errors by which tables of pairs must lose less than none: the rule of one standard error (Breiman et al. 1984).</summary>
    public double PairErrors { get; init; } = 1;
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
