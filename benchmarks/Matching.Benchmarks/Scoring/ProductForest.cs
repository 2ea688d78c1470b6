using Matching.Benchmarks.Workloads;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Simulation;

namespace Matching.Benchmarks.Scoring;

/// <summary>Forests over the product's own features, grown on pairs of a demo town.</summary>
internal static class ProductForest
{
    private const int People = 200;

    /// <summary>The features of two hundred people at every opening of the town.</summary>
    public static int[][] Rows()
    {
        var town = Town.Create(new TownOptions { Anchor = Workload.Today }).Snapshot(RoundOptions.Default);
        var context = new RuleContext(town);
        return [.. town.Newcomers.Take(People).SelectMany(n => town.Openings.Select(o =>
        {
            var row = new int[FeatureSchema.Count];
            FeatureSchema.Read(n, o, context, row);
            return row;
        }))];
    }

    public static Ranker Grow(int[][] rows, int trees, int leaves) => new()
    {
        Id = "grown",
        Forest = new GrownForest(Column.Schema, [.. rows.Where((_, i) => i % 10 == 0)], seed: 12).Grow(trees, leaves, FeatureSchema.Hash),
        Calibration = Calibration.Neutral,
    };
}
