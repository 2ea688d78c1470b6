using Matching.Engine.Scoring;
using Matching.Learning.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning.MLNet;

/// <summary>
/// ML.NET's LightGBM ranking trainer behind the port of this project. What it learned leaves as a neutral <see cref="Forest"/>, so that
/// nothing of ML.NET is needed to score. It takes part in evaluation and in the gates like any other trainer.
/// </summary>
/// <remarks>
/// It knows no monotone directions, no initial scores and no early stopping on a set of ours: it grows <see cref="TrainerSettings.Trees"/>
/// trees from nothing, and the gates see what comes of that. Ke et al. 2017, LightGBM.
/// </remarks>
public sealed class LightGbmTrainer : IRankerTrainer
{
    public string Name => "mlnet-lightgbm";

    public bool StandsOnStart => false;

    public Forest Train(TrainingSet training, TrainingSet? validation, TrainerSettings settings, CancellationToken cancel = default)
    {
        // LightGBM wants the rows of a group next to each other and says nothing when they are not; the order within a group matters too.
        var sorted = Grouped.Of(training);
        return CanLearn(sorted)
            ? ForestOf(Fit(sorted, settings).Model, sorted.Set, settings.SchemaHash)
            : new Forest { Trees = [], Features = training.Features, SchemaHash = settings.SchemaHash };
    }

    /// <summary>What ML.NET itself learned, for holding its scores against ours.</summary>
    internal static RankingPredictionTransformer<LightGbmRankingModelParameters> Fit(Grouped sorted, TrainerSettings settings)
    {
        var ml = new MLContext((int)settings.Seed);
        var trainer = ml.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(MLRow.Label),
            FeatureColumnName = nameof(MLRow.Features),
            RowGroupColumnName = nameof(MLRow.GroupId),
            ExampleWeightColumnName = nameof(MLRow.Weight),
            // Its own default gains are 0, 3, 7, 15 …, which is not 2^grade − 1.
            CustomGains = [.. Enumerable.Range(0, sorted.Set.Grades.Max() + 1).Select(grade => (1 << grade) - 1)],
            Seed = (int)settings.Seed,
            Deterministic = true,
            ForceRowWise = true,
            NumberOfThreads = settings.Threads < 1 ? Environment.ProcessorCount : settings.Threads,
            NumberOfIterations = settings.Trees,
            NumberOfLeaves = Math.Max(2, settings.Leaves),
            LearningRate = settings.LearningRate,
            MinimumExampleCountPerLeaf = settings.MinRows,
            MaximumBinCountPerFeature = settings.Bins,
            UseCategoricalSplit = false,
            // Its direction for missing values is not public, so there are none: a training set holds finite numbers only.
            HandleMissingValue = false,
            Booster = new GradientBooster.Options { L2Regularization = settings.L2, MinimumChildWeight = settings.MinChildWeight },
        });
        return trainer.Fit(ml.Data.Cache(Load(ml, sorted)));
    }

    internal static IDataView Load(MLContext ml, Grouped sorted)
    {
        var schema = SchemaDefinition.Create(typeof(MLRow));
        schema[nameof(MLRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, sorted.Set.Features);
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, sorted.Groups).SelectMany(group =>
                Enumerable.Range(sorted.Starts[group], sorted.Starts[group + 1] - sorted.Starts[group]).Select(row => new MLRow
                {
                    Features = sorted.Set.Row(row).ToArray(),
                    Label = sorted.Set.Grades[row],
                    Weight = sorted.Set.Weight(row),
                    GroupId = (uint)group + 1,
                })),
            schema);
    }

    /// <summary>Without a group that holds two different grades there is no split to make, and ML.NET throws.</summary>
    private static bool CanLearn(Grouped sorted) => Enumerable.Range(0, sorted.Groups).Any(group =>
        sorted.Set.Grades.AsSpan(sorted.Starts[group]..sorted.Starts[group + 1]).ContainsAnyExcept(sorted.Set.Grades[sorted.Starts[group]]));

    private static Forest ForestOf(LightGbmRankingModelParameters learned, TrainingSet rows, string schemaHash)
    {
        var ensemble = learned.TrainedTreeEnsemble;
        return new()
        {
            Trees = [.. ensemble.Trees.Select((tree, t) => TreeOf(tree, ensemble.TreeWeights[t], rows))],
            Features = rows.Features,
            SchemaHash = schemaHash,
            Base = Forest.Whole(ensemble.Bias),
        };
    }

    /// <summary>ML.NET too sends x &lt;= threshold to the left and writes a leaf as ~leaf. Its nodes may stand in any order, ours go down.</summary>
    private static Tree TreeOf(Microsoft.ML.Trainers.FastTree.RegressionTree tree, double weight, TrainingSet rows)
    {
        if (tree.CategoricalSplitFlags.Any(isCategorical => isCategorical))
            throw new NotSupportedException("A tree splits on categories; a forest splits on numbers only.");
        int[] leaf = [.. tree.LeafValues.Select(value => Forest.Whole(value * weight))];
        if (tree.NumberOfNodes == 0)
            return Tree.Constant(leaf[0]);
        var order = FromTheRoot(tree);
        var place = new int[order.Count];
        for (var n = 0; n < order.Count; n++)
            place[order[n]] = n;
        int[] Children(IReadOnlyList<int> of) => [.. order.Select(n => of[n] < 0 ? of[n] : place[of[n]])];
        int[] feature = [.. order.Select(n => tree.NumericalSplitFeatureIndexes[n])];
        float[] threshold = [.. order.Select(n => tree.NumericalSplitThresholds[n])];
        var (left, right) = (Children(tree.LeftChild), Children(tree.RightChild));
        var bare = Tree.Create(feature, threshold, left, right, leaf);
        var inLeaf = new int[leaf.Length];
        for (var row = 0; row < rows.Rows; row++)
            inLeaf[ForestWalk.LeafNumber(bare, rows.Row(row))]++;
        return Tree.Create(feature, threshold, left, right, leaf, inLeaf);
    }

    private static List<int> FromTheRoot(Microsoft.ML.Trainers.FastTree.RegressionTree tree)
    {
        var order = new List<int> { 0 };
        for (var n = 0; n < order.Count; n++)
            order.AddRange(new[] { tree.LeftChild[order[n]], tree.RightChild[order[n]] }.Where(child => child >= 0));
        return order;
    }
}

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class MLRow
{
    public float[] Features { get; set; } = [];
    public float Label { get; set; }
    public float Weight { get; set; }
    public uint GroupId { get; set; }
}
