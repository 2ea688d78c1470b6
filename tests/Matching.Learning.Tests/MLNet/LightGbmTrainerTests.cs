using System.Collections;
using System.Globalization;
using System.Reflection;
using Matching.Engine.Scoring;
using Matching.Learning.MLNet;
using Matching.Learning.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning.Tests.MLNet;

/// <summary>
/// The adapter against ML.NET itself; built with <c>-p:WithMLNet=true</c> only. With <c>MATCHING_MLNET_PROOF=1</c> it writes the proof
/// that stands in <c>tests/data/mlnet</c> and is held up in every run without the packages.
/// </summary>
public sealed class LightGbmTrainerTests
{
    private const int Features = 6;
    private const string Schema = "mlnet-proof";

    private static readonly TrainerSettings Settings = new() { Trees = 60, Leaves = 12, LearningRate = 0.1, MinRows = 10, SchemaHash = Schema, Threads = 1 };

    [Fact]
    public void A_tree_picks_the_leaves_that_MLNet_picks()
    {
        var sorted = Grouped.Of(Town(1));
        var learned = LightGbmTrainer.Fit(sorted, Settings);

        Assert.Equal(ScoresOf(learned, sorted), Enumerable.Range(0, sorted.Set.Rows).Select(row => Walk(learned.Model.TrainedTreeEnsemble, sorted.Set.Row(row))));
    }

    [Fact]
    public void The_forest_gives_the_scores_that_MLNet_gives_with_the_same_whole_leaves_bit_for_bit()
    {
        var set = Town(1);
        var forest = new LightGbmTrainer().Train(set, null, Settings);
        var sorted = Grouped.Of(set);
        var learned = LightGbmTrainer.Fit(sorted, Settings);
        MakeLeavesWhole(learned.Model);

        var theirs = ScoresOf(learned, sorted);

        Assert.Equal(Settings.Trees, forest.Trees.Count);
        Assert.Equal(theirs, Enumerable.Range(0, sorted.Set.Rows).Select(row => InLogOdds(ForestWalk.Score(forest, sorted.Set.Row(row)))));
        if (Environment.GetEnvironmentVariable("MATCHING_MLNET_PROOF") == "1")
            WriteProof(forest, sorted, theirs);
    }

    [Fact]
    public void Rows_and_groups_in_another_order_and_more_threads_give_the_same_forest()
    {
        var set = Town(2);
        int[] shuffled = [.. Enumerable.Range(0, set.Rows).OrderBy(i => (i * 7_919L) % 10_007)];

        Assert.Equal(Bytes(new LightGbmTrainer().Train(set, null, Settings)),
            Bytes(new LightGbmTrainer().Train(set.Pick(shuffled), null, Settings with { Threads = 2 })));
    }

    [Fact]
    public void Nothing_to_learn_from_gives_a_forest_without_trees()
    {
        var set = Town(3);
        var alike = new TrainingSet(Features, set.Values, new byte[set.Rows], set.Groups);

        Assert.Empty(new LightGbmTrainer().Train(alike, null, Settings).Trees);
    }

    /// <summary>Values of few kinds, so that many rows lie exactly on a threshold.</summary>
    private static TrainingSet Town(ulong seed)
    {
        const int groups = 250;
        const int perGroup = 20;
        var values = new float[groups * perGroup * Features];
        var grades = new byte[groups * perGroup];
        var state = seed;
        for (var row = 0; row < grades.Length; row++)
        {
            var x = values.AsSpan(row * Features, Features);
            for (var f = 0; f < Features; f++)
                x[f] = f < 4 ? Next(ref state) % 7 : Next(ref state) % 121;
            grades[row] = (byte)Math.Clamp((x[0] + x[1] * (x[2] > 3 ? 1 : 0) - x[4] / 30 + Next(ref state) % 3) / 3, 0, 3);
        }
        return new(Features, values, grades, [.. Enumerable.Range(0, grades.Length).Select(i => (long)(i / perGroup))]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static uint Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (uint)((z ^ (z >> 31)) >> 33);
    }

    private static float InLogOdds(int score) => (float)Forest.LogOdds(score);

    private static byte[] Bytes(Forest forest) => RankerFormat.Write(new() { Id = "proof", Forest = forest, Calibration = Calibration.Neutral });

    private static float[] ScoresOf(RankingPredictionTransformer<LightGbmRankingModelParameters> learned, Grouped sorted)
    {
        var ml = new MLContext(1);
        return [.. learned.Transform(LightGbmTrainer.Load(ml, sorted)).GetColumn<float>("Score")];
    }

    /// <summary>As ML.NET adds up: leaves in the order of the trees, in double, one cast.</summary>
    private static float Walk(RegressionTreeEnsemble ensemble, ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        foreach (var tree in ensemble.Trees)
        {
            var n = tree.NumberOfNodes == 0 ? -1 : 0;
            while (n >= 0)
                n = row[tree.NumericalSplitFeatureIndexes[n]] <= tree.NumericalSplitThresholds[n] ? tree.LeftChild[n] : tree.RightChild[n];
            sum += tree.LeafValues[~n];
        }
        return (float)sum;
    }

    /// <summary>Rounds the leaves inside ML.NET's own model to the forest's whole numbers. The model has no public way in.</summary>
    private static void MakeLeavesWhole(LightGbmRankingModelParameters model)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var ensemble = typeof(TreeEnsembleModelParameters).GetProperty("TrainedEnsemble", hidden)!.GetValue(model)!;
        foreach (var tree in (IEnumerable)ensemble.GetType().GetProperty("Trees", hidden)!.GetValue(ensemble)!)
        {
            var leaves = (double[])tree.GetType().GetProperty("LeafValues", hidden)!.GetValue(tree)!;
            for (var i = 0; i < leaves.Length; i++)
                leaves[i] = Forest.LogOdds(Forest.Whole(leaves[i]));
        }
    }

    private static void WriteProof(Forest forest, Grouped sorted, float[] scores)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            folder = folder.Parent!;
        var proof = Path.Combine(folder.FullName, "tests", "data", "mlnet");
        File.WriteAllBytes(Path.Combine(proof, "ranker.json"), Bytes(forest));
        File.WriteAllLines(Path.Combine(proof, "scores.csv"),
        [
            string.Join(';', Enumerable.Range(0, Features).Select(f => $"x{f}").Append("score").Append("bits")),
            .. Enumerable.Range(0, 1_000).Select(row => string.Join(';', sorted.Set.Row(row).ToArray()
                .Select(x => x.ToString(CultureInfo.InvariantCulture))
                .Append(scores[row].ToString("R", CultureInfo.InvariantCulture))
                .Append(BitConverter.SingleToUInt32Bits(scores[row]).ToString("x8", CultureInfo.InvariantCulture)))),
        ]);
    }
}
