using Matching.Engine.Features;
using Matching.Engine.Scoring;

namespace Matching.Service.Rankers;

/// <summary>What a feature adds from one value to another, in points: hundredths of log-odds, as on every proposal.</summary>
public readonly record struct ShapeStep(int From, int To, int Points);

/// <summary>The shape of one feature: neighbouring values that add the same are one step.</summary>
public sealed record Shape(FeatureCode Feature, IReadOnlyList<ShapeStep> Steps)
{
    public int Most => Steps.Max(s => s.Points);
    public int Least => Steps.Min(s => s.Points);

    /// <summary>How much it can move a score.</summary>
    public int Reach => Most - Least;
}

/// <summary>What two features add together beside their own shapes: rows for the values of the first, columns for those of the second.</summary>
public sealed record PairShape(FeatureCode First, FeatureCode Second, IReadOnlyList<IReadOnlyList<int>> Points);

/// <summary>A ranker as tables that a council can print.</summary>
/// <param name="Shapes">In the order of the schema.</param>
/// <param name="Pairs">Interactions, if it has any that add a whole point somewhere.</param>
/// <param name="IsExact">False for a forest that is no sum of tables: then a shape says what a feature does while all others stand in the middle.</param>
public sealed record RankerShapes(IReadOnlyList<Shape> Shapes, IReadOnlyList<PairShape> Pairs, bool IsExact)
{
    public static RankerShapes Of(Ranker ranker)
    {
        var scorer = ForestScorer.Of(ranker);
        var tables = AdditiveTables.From(ranker.Forest, Column.Schema);
        return new(
            [.. FeatureSchema.All.Select((feature, f) => new Shape(feature.Code, Steps(feature, tables?.Tables[f] ?? InTheMiddle(scorer, f), scorer.Unit)))],
            tables is null ? [] : [.. tables.Pairs.Select(pair => PairOf(pair, scorer.Unit)).Where(pair => pair.Points.Any(row => row.Any(p => p != 0)))],
            tables is not null);
    }

    private static List<ShapeStep> Steps(Feature feature, ReadOnlySpan<int> table, int unit)
    {
        var steps = new List<ShapeStep>();
        for (var i = 0; i < table.Length; i++)
        {
            var (value, points) = (feature.Low + i, Points(table[i], unit));
            if (steps is [.., var last] && last.Points == points)
                steps[^1] = last with { To = value };
            else
                steps.Add(new(value, value, points));
        }
        return steps;
    }

    private static PairShape PairOf(PairTable pair, int unit)
    {
        var (first, second) = (FeatureSchema.All[pair.A], FeatureSchema.All[pair.B]);
        return new(first.Code, second.Code,
            [.. pair.Cells.Chunk(second.Width).Select(row => (IReadOnlyList<int>)[.. row.Select(cell => Points(cell, unit))])]);
    }

    private static int[] InTheMiddle(ForestScorer scorer, int feature)
    {
        var rows = new FeatureMatrix(FeatureSchema.All[feature].Width);
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = rows.Row(i);
            for (var f = 0; f < row.Length; f++)
                row[f] = f == feature ? FeatureSchema.All[f].Low + i : (FeatureSchema.All[f].Low + FeatureSchema.All[f].High) / 2;
        }
        var scores = new int[rows.Rows];
        scorer.Score(rows, scores);
        return [.. scores.Select(s => s - scorer.Base)];
    }

    private static int Points(int units, int unit) => (int)Math.Round(units * 100.0 / unit, MidpointRounding.AwayFromZero);
}
