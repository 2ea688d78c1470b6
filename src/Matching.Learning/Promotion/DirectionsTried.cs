using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Learning.Training;

namespace Matching.Learning.Promotion;

/// <summary>Draws random rows, moves one feature the way that helps, and sees whether the score ever falls.</summary>
internal readonly record struct DirectionsTried(int Tried, int TurnedRound)
{
    private const int Pairs = 10_000;

    public static DirectionsTried Of(IScorer scorer)
    {
        var bound = FeatureSchema.All.Select((f, i) => (Feature: f, At: i)).Where(f => f.Feature.Direction != Direction.Free).ToList();
        var (worse, better) = (new FeatureMatrix(Pairs), new FeatureMatrix(Pairs));
        var state = 1UL;
        for (var i = 0; i < Pairs; i++)
        {
            var row = worse.Row(i);
            for (var f = 0; f < row.Length; f++)
                row[f] = FeatureSchema.All[f].Low + Next(FeatureSchema.All[f].Width);
            row.CopyTo(better.Row(i));
            var (feature, at) = bound[i % bound.Count];
            var (a, b) = (row[at], feature.Low + Next(feature.Width));
            (row[at], better.Row(i)[at]) = feature.Direction == Direction.Up == a < b ? (a, b) : (b, a);
        }
        var (low, high) = (new int[Pairs], new int[Pairs]);
        scorer.Score(worse, low);
        scorer.Score(better, high);
        return new(Pairs, Enumerable.Range(0, Pairs).Count(i => high[i] < low[i]));

        int Next(int below) => (int)((state = Grouped.Mix(state)) % (ulong)below);
    }
}
