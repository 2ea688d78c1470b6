using System.Diagnostics;
using System.Runtime.Intrinsics;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Features;
using Matching.Engine.Scoring;
using Matching.Quality;

namespace Matching.Benchmarks.Scoring;

/// <summary>
/// From features to scores, one thread, the same forest and the same pairs, each way in turn; the ratio to the faster of the two walks counts.
/// Combining the masks and parts of newcomers and openings is inside the time; making a ranker's tables, once per ranker, is not.
/// </summary>
internal static class ScoringSpeed
{
    private const int Newcomers = 500;
    private const int Openings = 2_000;
    private const int Repeats = 3;

    public static Suite Suite { get; } = new("scoring", "How much faster than a plain walk is a forest scored, at the same bits?", Run);

    private static List<Case> Run(IProgress<string> progress)
    {
        progress.Report($"24 features, {Newcomers} × {Openings} pairs");
        var pairs = new Pairs24(Newcomers, Openings);
        var rows = new int[Newcomers * Openings][];
        Parallel.For(0, rows.Length, i => pairs.Fill(i / Openings, i % Openings, rows[i] = new int[Pairs24.Features]));
        var grow = new GrownForest(Pairs24.Columns, [.. rows.Where((_, i) => i % 50 == 0)], seed: 11);
        var (forest, stumps) = (grow.Grow(100, 31), grow.Grow(1_000, 2));
        var masks = MaskTables.From(forest, Pairs24.Columns)!;
        var tables = AdditiveTables.From(stumps, Pairs24.Columns)!;

        List<Case> cases =
        [
            Compare("forest of 100 trees × 31 leaves, 24 features", 25, forest, rows, s => ByMasks(masks, pairs, rows, s), progress),
            Compare("glass box of 1,000 stumps, 24 features", 100, stumps, rows, s => ByTables(tables, pairs, rows, s), progress),
        ];

        progress.Report("the product's features, a demo town");
        var town = ProductForest.Rows();
        var matrix = new FeatureMatrix(town.Length);
        for (var i = 0; i < town.Length; i++)
            town[i].CopyTo(matrix.Row(i));
        foreach (var (name, trees, leaves) in new[] { ("forest of 100 trees × 31 leaves, product", 100, 31), ("glass box of 1,000 stumps, product", 1_000, 2) })
        {
            var ranker = ProductForest.Grow(town, trees, leaves);
            var scorer = ForestScorer.Of(ranker);
            cases.Add(Compare(name, null, ranker.Forest, town, s => scorer.Score(matrix, s), progress));
        }
        return cases;
    }

    private static Case Compare(string name, double? bar, Forest forest, int[][] rows, Action<int[]> fast, IProgress<string> progress)
    {
        float[][] floats = [.. rows.Select(r => Array.ConvertAll(r, v => (float)v))];
        var flat = new FlatWalk(forest);
        var (byWalk, byFlat, byFast) = (new int[rows.Length], new int[rows.Length], new int[rows.Length]);
        var (walkTime, flatTime, fastTime) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var i = 0; i < Repeats; i++)
        {
            walkTime = Math.Min(walkTime, Seconds(() => { for (var r = 0; r < floats.Length; r++) byWalk[r] = ForestWalk.Score(forest, floats[r]); }));
            flatTime = Math.Min(flatTime, Seconds(() => { for (var r = 0; r < floats.Length; r++) byFlat[r] = flat.Score(floats[r]); }));
            fastTime = Math.Min(fastTime, Seconds(() => fast(byFast)));
        }
        var same = byWalk.AsSpan().SequenceEqual(byFast) && byWalk.AsSpan().SequenceEqual(byFlat);
        var ratio = Math.Min(walkTime, flatTime) / fastTime;
        progress.Report($"{name}: {ratio:0.0} ×");
        return new(name, Math.Round(ratio, 1), bar)
        {
            Holds = same && ratio >= (bar ?? 0),
            More = new Dictionary<string, object>
            {
                ["bitEqual"] = same,
                ["pairs"] = rows.Length,
                ["walkNs"] = Nanoseconds(walkTime),
                ["flatWalkNs"] = Nanoseconds(flatTime),
                ["engineNs"] = Nanoseconds(fastTime),
                ["testsPerPair"] = Math.Round(floats.Take(1_000).Average(r => forest.Trees.Sum(t => (double)Tests(t, r))), 0),
            },
        };

        double Nanoseconds(double seconds) => Math.Round(1e9 * seconds / rows.Length, 1);
    }

    private static void ByMasks(MaskTables masks, Pairs24 pairs, int[][] rows, int[] scores)
    {
        var (openings, newcomer) = (new Vector512<uint>[Openings * masks.Width], new Vector512<uint>[masks.Width]);
        var room = new Vector512<uint>[MaskTables.AtOnce * masks.Width];
        for (var o = 0; o < Openings; o++)
            masks.Combine(Side.Opening, pairs.OpeningRow(o), openings.AsSpan(o * masks.Width, masks.Width));
        for (int n = 0, i = 0; n < Newcomers; n++)
        {
            masks.Combine(Side.Newcomer, pairs.NewcomerRow(n), newcomer);
            for (var from = 0; from < Openings; from += MaskTables.AtOnce)
            {
                var some = scores.AsSpan(i, Math.Min(MaskTables.AtOnce, Openings - from));
                for (var p = 0; p < some.Length; p++, i++)
                    masks.Mask(newcomer, openings.AsSpan((from + p) * masks.Width, masks.Width), rows[i], room, p);
                masks.Scores(room, some);
            }
        }
    }

    private static void ByTables(AdditiveTables tables, Pairs24 pairs, int[][] rows, int[] scores)
    {
        var openings = new int[Openings];
        for (var o = 0; o < Openings; o++)
            openings[o] = tables.Base + tables.Part(Side.Opening, pairs.OpeningRow(o));
        for (int n = 0, i = 0; n < Newcomers; n++)
        {
            var newcomer = tables.Part(Side.Newcomer, pairs.NewcomerRow(n));
            for (var o = 0; o < Openings; o++, i++)
                scores[i] = newcomer + openings[o] + tables.Part(Side.Pair, rows[i]) + tables.OfPairs(rows[i]);
        }
    }

    private static int Tests(Tree tree, float[] row)
    {
        var tests = 0;
        for (var n = tree.Feature.Length == 0 ? -1 : 0; n >= 0; tests++)
            n = row[tree.Feature[n]] <= tree.Threshold[n] ? tree.Left[n] : tree.Right[n];
        return tests;
    }

    private static double Seconds(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
