using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Baselines;
using Matching.Learning.Evaluation;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>Finds out what the gates want to know about a challenger. Pure, and the same on every machine.</summary>
public static class Measurement
{
    /// <summary>Places that count in a conversation.</summary>
    public const int At = 5;

    /// <summary>Share of the champion's lead on the weighted sum that a successor keeps, to be called as good.</summary>
    public const double Kept = 0.5;

    /// <summary>A ranker as it comes: a file that cannot be used is the finding.</summary>
    public static Measured OfFile(ReadOnlySpan<byte> file, Func<Ranker, Challenge> challenge) =>
        RankerFormat.TryRead(file, FeatureSchema.Hash, out var ranker, out var fault) ? Of(challenge(ranker)) : new() { Fault = fault };

    public static Measured Of(Challenge challenge)
    {
        if (RankerLimits.Fault(challenge.Ranker, FeatureSchema.Hash) is { } fault)
            return new() { Fault = fault };
        var scorer = ForestScorer.Of(challenge.Ranker);
        var directions = DirectionsTried.Of(scorer);
        if (challenge.Later.Rows == 0)
            return new() { TurnedRound = directions.TurnedRound, DirectionsTried = directions.Tried };

        var later = Grouped.Of(challenge.Later);
        var own = ScoresOf(scorer, later.Set);
        bool[] wanted = [.. later.Set.Grades.Select(g => g > 0)];
        var each = TellingApart(later, own);
        var groups = each.Count(n => n is not null);
        var loss = LossOf(later, own);
        var calibration = CalibrationFigures.Of(ChancesOf(scorer, later.Set), wanted, later.Starts);
        var (bestFeature, bestAuc) = BestFeature(later.Set, wanted);
        return new()
        {
            Decisions = later.Set.Rows,
            Groups = groups,
            Ndcg = groups == 0 ? default : Bootstrap.Of([.. each.OfType<double>()]),
            NdcgEarlier = Earlier(challenge.Earlier, scorer),
            Rivals = groups == 0 ? [] : [.. Rivals(challenge, later).Select(r => Compare(r.Name, later, each, loss, r.Scores))],
            Keeps = groups > 0 && challenge.Champion is { } champion ? Keeps(later, loss, champion) : null,
            LearnedFromTwice = challenge.LearnedFromTwice,
            CalibrationError = calibration.Error,
            CalibrationNoise = calibration.Noise,
            CalibrationDoubt = calibration.Doubt,
            Reliability = calibration.Bins,
            Auc = Known(LeakAlarm.Auc(own, wanted)),
            BestFeature = bestFeature,
            BestFeatureAuc = bestAuc,
            TurnedRound = directions.TurnedRound,
            DirectionsTried = directions.Tried,
            Drift = DriftOf(challenge),
            PeopleGroups = GroupAudit.Of(challenge.Audit, scorer, challenge.Champion ?? WeightedSum.Instance),
        };
    }

    /// <summary>Score per row, in units of the scorer.</summary>
    internal static double[] ScoresOf(IScorer scorer, TrainingSet set) => [.. Whole(scorer, set).Select(s => (double)s)];

    /// <summary>Scores of about one log-odd, whatever they were counted in: the prior of a calibration expects that.</summary>
    private static double[] LogOdds(double[] scores)
    {
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Average(s => (s - mean) * (s - mean)));
        return deviation == 0 ? [.. scores.Select(_ => 0.0)] : [.. scores.Select(s => (s - mean) / deviation)];
    }

    private static int[] ChancesOf(IScorer scorer, TrainingSet set) => [.. Whole(scorer, set).Select(scorer.Chance)];

    private static int[] Whole(IScorer scorer, TrainingSet set)
    {
        var rows = new FeatureMatrix(set.Rows);
        for (var i = 0; i < set.Rows; i++)
            for (var f = 0; f < set.Features; f++)
                rows.Row(i)[f] = (int)set.Row(i)[f];
        var scores = new int[set.Rows];
        scorer.Score(rows, scores);
        return scores;
    }

    private static IEnumerable<(string Name, double[] Scores)> Rivals(Challenge challenge, Grouped later)
    {
        if (challenge.Champion is { } champion)
            yield return (Comparison.Champion, ScoresOf(champion, later.Set));
        foreach (var baseline in Baseline.All)
            if (challenge.Earlier.Rows > 0 || baseline is TheWeightedSum or RandomOrder)
                yield return (baseline.Name, LawfulBaseline.Scores(baseline, challenge.Earlier, later.Set));
    }

    private static Comparison Compare(string name, Grouped later, double?[] own, double[] loss, double[] scores)
    {
        var rival = TellingApart(later, scores);
        return new(
            name, rival.OfType<double>().Average(), Bootstrap.OfDifference(own, rival),
            Bootstrap.Of([.. LossOf(later, scores).Zip(loss, (other, one) => other - one)]));
    }

    /// <summary>What it keeps of the champion's lead on the weighted sum, beyond <see cref="Kept"/> of it: (W − own) − Kept × (W − champion), per conversation.</summary>
    private static Interval Keeps(Grouped later, double[] loss, IScorer champion)
    {
        var (held, sum) = (LossOf(later, ScoresOf(champion, later.Set)), LossOf(later, ScoresOf(WeightedSum.Instance, later.Set)));
        return Bootstrap.Of([.. loss.Select((own, g) => sum[g] - own - Kept * (sum[g] - held[g]))]);
    }

    private static double[] LossOf(Grouped later, double[] scores) => HeldOutLoss.PerGroup(later, LogOdds(scores));

    /// <summary>
    /// NDCG per group, by what a caseworker chose: what came of it afterwards is a newcomer's and would only add noise. Null for a group in
    /// which every order is as good: nothing wanted, or everything.
    /// </summary>
    private static double?[] TellingApart(Grouped rows, double[] scores)
    {
        double[] gains = [.. rows.Set.Grades.Select(g => g > 0 ? 1.0 : 0)];
        var each = Ndcg.Each(scores, gains, rows.Starts, At);
        for (var g = 0; g < each.Length; g++)
            if (gains.AsSpan(rows.Starts[g], rows.Starts[g + 1] - rows.Starts[g]) is var own && !own.ContainsAnyExcept(own[0]))
                each[g] = null;
        return each;
    }

    private static double Earlier(TrainingSet set, IScorer scorer)
    {
        if (set.Rows == 0)
            return 0;
        var rows = Grouped.Of(set);
        return TellingApart(rows, ScoresOf(scorer, rows.Set)).OfType<double>().DefaultIfEmpty().Average();
    }

    private static (FeatureCode? Feature, double Auc) BestFeature(TrainingSet set, bool[] wanted)
    {
        var found = FeatureSchema.All.Select((feature, f) =>
        {
            var auc = Known(LeakAlarm.Auc([.. Enumerable.Range(0, set.Rows).Select(i => (double)set.Row(i)[f])], wanted));
            return (Feature: (FeatureCode?)feature.Code, Auc: Math.Max(auc, 1 - auc));
        });
        return found.MaxBy(f => f.Auc);
    }

    private static IReadOnlyList<FeatureDrift> DriftOf(Challenge challenge)
    {
        var now = Spread.Of(challenge.Later);
        return
        [
            .. FeatureSchema.All.Select((feature, f) => new FeatureDrift(feature.Code,
                    Spread.Index(challenge.LearnedFrom[f], now[f], Math.Max(challenge.Earlier.Rows, 1_000), challenge.Later.Rows)))
                .OrderByDescending(d => d.Index).ThenBy(d => d.Feature),
        ];
    }

    private static double Known(double auc) => double.IsNaN(auc) ? 0.5 : auc;
}
